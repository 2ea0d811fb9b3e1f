package dev.duplexrpc.benchmarks.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of one of the tables that {@code Compare} prints.
 *
 * @param table what stands above the table
 * @param server the contender
 * @param jdk the version of Java it ran on
 * @param serverMicros processor time of the server, µs per call
 * @param toFirst the same, as a multiple of the table's first line
 * @param loadMicros processor time of whatever calls, µs per call
 */
record Figure(String table, String server, int jdk, double serverMicros, double toFirst, double loadMicros) {
    private static final String HEAD = "server CPU µs";
    private static final int COLUMNS = 9;

    /** All lines of all such tables of a page, in their order. */
    static List<Figure> of(String page) {
        List<Figure> figures = new ArrayList<>();
        String table = null;
        String before = "";
        for (String line : page.lines().toList()) {
            String[] cells = line.strip().split("\\s+");
            if (line.contains(HEAD)) {
                table = before;
            } else if (cells.length != COLUMNS) {
                table = null;
            } else if (table != null) {
                figures.add(new Figure(
                        table,
                        cells[0],
                        Integer.parseInt(cells[1]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[5]),
                        Double.parseDouble(cells[6])));
            }
            before = line;
        }
        return figures;
    }

    /** What a reader would call the server. */
    String label() {
        return switch (server) {
            case "netty-echo" -> "Netty, echo without JSON";
            case "undertow-echo" -> "Undertow, echo without JSON";
            case "duplexrpc-async" -> "DuplexRPC";
            case "duplexrpc-blocking" -> "DuplexRPC, blocking handler";
            case "duplexrpc-stubs" -> "DuplexRPC";
            case "duplexrpc-plain-stubs" -> "DuplexRPC without sessions";
            case "grpc-java-stubs" -> "grpc-java";
            case "lsp4j" -> "LSP4J";
            default -> server;
        };
    }

    boolean isOurs() {
        return server.startsWith("duplexrpc");
    }
}
