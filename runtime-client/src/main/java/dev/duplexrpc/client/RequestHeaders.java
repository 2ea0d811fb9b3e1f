package dev.duplexrpc.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user adds to the opening handshake, held to what may stand in it: nothing gets through that would end a line or change what the handshake means. */
final class RequestHeaders {

    private record Header(String name, String value) {}

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E](?:[\\x20-\\x7E\\t]*[\\x21-\\x7E])?");

    /** Those that the handshake writes itself, or that would give the request a body. */
    private static final Set<String> OURS =
            Set.of("host", "upgrade", "connection", "content-length", "transfer-encoding", "expect", "te");

    /** Those that are meant for one server and for no other. */
    private static final Set<String> SECRETS = Set.of("authorization", "cookie", "proxy-authorization");

    private final List<Header> headers = new ArrayList<>();

    /** In place of what was there under that name. */
    void set(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("'" + printable(name) + "' cannot be the name of a header.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lower) || lower.startsWith("sec-websocket-")) {
            throw new IllegalArgumentException("The header '" + name
                    + "' is written by the handshake itself; subprotocols and compression are options of their own.");
        }
        checkValue(name, value);
        headers.removeIf(header -> header.name.equalsIgnoreCase(name));
        headers.add(new Header(name, value));
    }

    RequestHeaders copy() {
        RequestHeaders copy = new RequestHeaders();
        copy.headers.addAll(headers);
        return copy;
    }

    /** The same without what must not reach another server. */
    RequestHeaders withoutSecrets() {
        RequestHeaders rest = copy();
        rest.headers.removeIf(header -> SECRETS.contains(header.name.toLowerCase(Locale.ROOT)));
        return rest;
    }

    boolean contains(String name) {
        return headers.stream().anyMatch(header -> header.name.equalsIgnoreCase(name));
    }

    void writeTo(StringBuilder request) {
        for (Header header : headers) {
            request.append(header.name).append(": ").append(header.value).append("\r\n");
        }
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static void checkValue(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            // The value may be a secret, so it is not told.
            throw new IllegalArgumentException("The value of the header '" + name
                    + "' must be printable ASCII without line breaks and without blanks at its ends.");
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
