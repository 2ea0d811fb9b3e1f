package dev.duplexrpc.protocol;

/**
 * Finds whose response a text was meant to be that is no JSON, so that its caller need not wait until the timeout. Only quotes, brackets and colons count here; what stands
 * between them may be anything.
 */
public final class LooseResponse {

    /** What {@link #idOf} returns for none. */
    public static final long NONE = -1;

    private final byte[] bytes;
    private final int to;
    private int at;
    private int depth;
    private boolean answers;
    private boolean asks;
    private long id = NONE;

    private LooseResponse(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** The number of the call that a text would answer, {@link #NONE} if it would answer none or does not say which. */
    public static long idOf(byte[] bytes, int from, int to) {
        LooseResponse text = new LooseResponse(bytes, from, to);
        text.scan();
        return text.answers && !text.asks ? text.id : NONE;
    }

    private void scan() {
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> string();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        }
    }

    /** Ends at the closing quote; behind a name, at what precedes the value. */
    private void string() {
        int from = at + 1;
        at++;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        int length = at - from;
        int next = skipSpace(at + 1);
        if (depth == 1 && next < to && bytes[next] == ':') {
            at = next;
            if (is("id", from, length)) {
                id = number(skipSpace(next + 1));
            }
            answers |= is("result", from, length) || is("error", from, length);
            asks |= is("method", from, length);
        }
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < to && bytes[i] <= ' ' && bytes[i] > 0) {
            i++;
        }
        return i;
    }

    private boolean is(String name, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        int i = from;
        while (i < to && bytes[i] != ',' && bytes[i] != '}' && bytes[i] > ' ') {
            i++;
        }
        return Envelope.numericId(bytes, from, i);
    }
}
