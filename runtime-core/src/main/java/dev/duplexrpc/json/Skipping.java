package dev.duplexrpc.json;

/** Gets over a value of any depth without recursion, checking all of it. */
final class Skipping {
    private static final int OBJECT = 1;
    private static final int ARRAY = 0;

    private Skipping() {}

    /** Returns the index behind the value that starts at {@code from}. The reader itself stays where it is. */
    static int valueEnd(Tokens in, int from) {
        int base = in.depth;
        int at = from;
        try {
            while (true) {
                switch (in.byteAt(at)) {
                    case '"' -> at = in.stringEnd(at);
                    case '{' -> {
                        at = enter(in, at, OBJECT);
                        if (in.byteAt(at) != '}') {
                            at = nameEnd(in, at);
                            continue;
                        }
                    }
                    case '[' -> {
                        at = enter(in, at, ARRAY);
                        if (in.byteAt(at) != ']') {
                            continue;
                        }
                    }
                    case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> at = in.numberEnd(at);
                    default -> at = in.wordEnd(at);
                }
                at = closeAll(in, at, base);
                if (in.depth == base) {
                    return at;
                }
                at = in.skipSpace(at + 1);
                if (in.expected[in.depth] == OBJECT) {
                    at = nameEnd(in, at);
                }
            }
        } finally {
            in.depth = base;
        }
    }

    private static int enter(Tokens in, int bracket, int kind) {
        int pos = in.pos;
        in.open(bracket);
        in.pos = pos;
        in.expected[in.depth] = kind;
        return in.skipSpace(bracket + 1);
    }

    /** Closes what ends behind a value; returns the index of the comma that follows, or behind the whole value. */
    private static int closeAll(Tokens in, int from, int base) {
        int at = from;
        while (in.depth > base) {
            at = in.skipSpace(at);
            boolean object = in.expected[in.depth] == OBJECT;
            int c = in.byteAt(at);
            if (c == ',') {
                return at;
            }
            if (c != (object ? '}' : ']')) {
                throw in.expected(object ? "',' or '}'" : "',' or ']'", at);
            }
            in.depth--;
            at++;
        }
        return at;
    }

    /** Returns where the value of the member that starts at {@code at} starts. */
    private static int nameEnd(Tokens in, int at) {
        if (in.byteAt(at) != '"') {
            throw in.expected("the name of a member", at);
        }
        int colon = in.skipSpace(in.stringEnd(at));
        if (in.byteAt(colon) != ':') {
            throw in.expected("':'", colon);
        }
        return in.skipSpace(colon + 1);
    }
}
