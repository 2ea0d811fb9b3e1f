package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Problem;

/** Stops the reading of one file; {@link SourceReader} turns it into a diagnostic. Never leaves this package. */
@SuppressWarnings("serial") // never serialised
final class UnreadableSource extends RuntimeException {
    private final Problem problem;
    private final int line;
    private final int column;
    private final String advice;

    UnreadableSource(Problem problem, int line, int column, String message, String advice) {
        super(message, null, false, false);
        this.problem = problem;
        this.line = line;
        this.column = column;
        this.advice = advice;
    }

    static UnreadableSource limit(int line, int column, String message, String name) {
        return new UnreadableSource(
                Problem.LIMIT_EXCEEDED,
                line,
                column,
                message,
                "The limit '" + name + "' is fixed: divide the file, or let it nest and repeat less.");
    }

    Problem problem() {
        return problem;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String advice() {
        return advice;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
