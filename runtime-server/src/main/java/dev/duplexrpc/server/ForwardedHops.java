package dev.duplexrpc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of the header {@code Forwarded} (RFC 7239, section 4). Strictly: a client that leaves a quotation mark open in what it sends could otherwise swallow what
 * the proxy behind it has added.
 */
final class ForwardedHops {

    /** What stands for a hop that does not say whom it speaks for. */
    private static final String UNKNOWN = "unknown";

    private final String line;
    private int at;

    private ForwardedHops(String line) {
        this.line = line;
    }

    /** What each hop says after {@code for=}, in order; nothing at all if the line is not as it should be. */
    static List<String> of(String line) {
        List<String> hops = new ForwardedHops(line).read();
        return hops == null ? List.of() : hops;
    }

    private @Nullable List<String> read() {
        List<String> hops = new ArrayList<>();
        while (true) {
            String client = UNKNOWN;
            do {
                blanks();
                String name = token();
                if (name.isEmpty() || !skip('=')) {
                    return null;
                }
                String value = value();
                if (value == null) {
                    return null;
                }
                if (name.toLowerCase(Locale.ROOT).equals("for")) {
                    client = value;
                }
                blanks();
            } while (skip(';'));
            hops.add(client);
            if (at == line.length()) {
                return hops;
            }
            if (!skip(',')) {
                return null;
            }
        }
    }

    private void blanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean skip(char expected) {
        boolean there = at < line.length() && line.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }

    private String token() {
        int from = at;
        while (at < line.length() && isTokenPart(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private static boolean isTokenPart(char c) {
        return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private @Nullable String value() {
        if (!skip('"')) {
            String token = token();
            return token.isEmpty() ? null : token;
        }
        StringBuilder value = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < line.length()) {
                c = line.charAt(at++);
            }
            value.append(c);
        }
        return null;
    }
}
