package dev.duplexrpc.codegen.diagnostics;

/**
 * A spot in a file as an editor counts it: lines and columns begin at 1, columns are UTF-16 units.
 *
 * @param file the file as the user knows it, relative where possible, always with forward slashes
 * @param line the line, or 0 when the whole file is meant
 * @param column the column, or 0 when the whole file is meant
 */
public record Location(String file, int line, int column) {
    /** The whole file rather than a spot in it. */
    public static Location ofFile(String file) {
        return new Location(file, 0, 0);
    }

    /** {@code file:line:column}, which terminals and editors make clickable. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
