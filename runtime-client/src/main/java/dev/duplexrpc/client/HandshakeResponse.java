package dev.duplexrpc.client;

import dev.duplexrpc.websocket.Handshake;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the server's answer to the opening handshake, of bounded size, and holds it to RFC 6455, section 4.1. */
final class HandshakeResponse {

    /** Far more than a server needs for 101, enough to read why it refuses. */
    static final int MAX_BYTES = 16 * 1024;

    private byte[] bytes = new byte[1024];
    private int length;

    /** Where the empty line ends; 0 while it has not come. */
    private int headEnd;

    /** Takes the next bytes; true when the head is complete. */
    boolean take(byte[] more, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(more, 0, bytes, length, count);
        int from = Math.max(3, length);
        length += count;
        for (int at = from; at < length && headEnd == 0; at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n' && bytes[at - 3] == '\r') {
                headEnd = at + 1;
            }
        }
        return headEnd > 0;
    }

    /** Whether there are more bytes than an answer may have, and still no end. */
    boolean isTooLong() {
        return headEnd == 0 && length >= MAX_BYTES;
    }

    /** What came behind the head: the first frames. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, headEnd, length);
    }

    /**
     * Accepts the answer, or says what is wrong with it.
     *
     * @param key what was sent as {@code Sec-WebSocket-Key}
     */
    void check(String key, Target target) {
        String[] lines = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        int status = status(lines[0]);
        if (status != 101) {
            throw refusal(target, "it answered '" + printable(lines[0]) + "'", status);
        }
        Map<String, String> headers = headers(lines);
        if (!Handshake.hasToken(headers.get("upgrade"), "websocket")
                || !Handshake.hasToken(headers.get("connection"), "upgrade")) {
            throw refusal(target, "its answer does not switch to WebSocket", status);
        }
        if (!Handshake.accept(key).equals(headers.get("sec-websocket-accept"))) {
            throw refusal(target, "its Sec-WebSocket-Accept does not answer our key", status);
        }
        if (headers.containsKey("sec-websocket-extensions") || headers.containsKey("sec-websocket-protocol")) {
            throw refusal(target, "it chose an extension or a subprotocol that was not offered", status);
        }
    }

    private static ConnectFailedException refusal(Target target, String problem, int status) {
        return new ConnectFailedException(
                "The WebSocket handshake with " + target + " failed: " + problem + ".",
                status == 101 ? 0 : status,
                null);
    }

    private static int status(String line) {
        if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
            return 0;
        }
        try {
            return Integer.parseInt(line, 9, 12, 10);
        } catch (NumberFormatException noStatus) {
            return 0;
        }
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.merge(name, lines[i].substring(colon + 1).strip(), (first, second) -> first + "," + second);
            }
        }
        return headers;
    }

    private static String printable(@Nullable String line) {
        String text = line == null ? "" : line.replaceAll("[^ -~]", "?");
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
