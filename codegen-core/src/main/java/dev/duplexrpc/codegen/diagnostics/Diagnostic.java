package dev.duplexrpc.codegen.diagnostics;

import java.util.List;

/**
 * One thing that is wrong, or worth knowing, about a document.
 *
 * @param chain the references that led to the place, the first one first; empty when the place was reached directly
 * @param message one sentence: what is wrong
 * @param advice one sentence: what to do about it
 */
public record Diagnostic(
        Severity severity,
        Problem problem,
        Location location,
        String pointer,
        List<ReferenceStep> chain,
        String message,
        String advice) {
    public Diagnostic {
        chain = List.copyOf(chain);
    }

    /** {@link Problem#code()}. */
    public String code() {
        return problem.code();
    }

    /**
     * The text for a terminal: {@code file:line:column: error: } and {@link #explain}. Control characters of the document are
     * shown as escapes.
     */
    public String render() {
        return Printable.line(location.toString()) + ": " + severity.word() + ": " + explain();
    }

    /**
     * What there is to say beside place and severity, for tools that print those in their own way: {@code sentence [code]}, then
     * on indented lines the JSON Pointer, the references that led there and the advice.
     */
    public String explain() {
        StringBuilder text = new StringBuilder(200);
        text.append(Printable.line(message)).append(" [").append(problem.code()).append(']');
        if (!pointer.isEmpty()) {
            text.append("\n    at ").append(Printable.line(pointer));
        }
        for (ReferenceStep step : chain) {
            String way = step.location() + ": $ref \"" + step.reference() + '"';
            text.append("\n    by way of ").append(Printable.line(way));
        }
        if (!advice.isEmpty()) {
            text.append("\n    ").append(Printable.line(advice));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return render();
    }
}
