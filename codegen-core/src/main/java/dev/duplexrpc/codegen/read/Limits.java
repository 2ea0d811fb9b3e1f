package dev.duplexrpc.codegen.read;

/**
 * What a single file may ask of the generator. The defaults are far above every document we know (the largest is 2 MB) and
 * low enough that a hostile file costs seconds and megabytes, not hours and the heap.
 *
 * @param fileBytes the size of a file; 64 MB by default
 * @param depth how deeply objects and arrays may nest; 200 by default
 * @param nodes how many values a file may hold, counting those an alias repeats each time; 5 million by default
 * @param numberLength how many characters a number may have, which also bounds its exponent to ±9999; 1000 by default
 */
public record Limits(long fileBytes, int depth, int nodes, int numberLength) {
    public static final Limits DEFAULTS = new Limits(64L * 1024 * 1024, 200, 5_000_000, 1000);

    /** The largest power of ten in a number: beyond it, {@code 1e999999999} would become a gigabyte of digits. */
    static final int MAX_EXPONENT = 9999;

    /** The longest name of a member, in characters: names come into generated code, where a constant ends at 65,535 bytes. */
    static final int MAX_NAME = 10_000;

    public Limits withFileBytes(long max) {
        return new Limits(max, depth, nodes, numberLength);
    }

    public Limits withDepth(int max) {
        return new Limits(fileBytes, max, nodes, numberLength);
    }

    public Limits withNodes(int max) {
        return new Limits(fileBytes, depth, max, numberLength);
    }
}
