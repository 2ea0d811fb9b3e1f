package dev.duplexrpc.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects an HTTP answer of bounded size: the head, and the beginning of the body if it is a refusal. */
final class HandshakeResponse {

    /** Far more than a server needs for 101, enough to read why it refuses. */
    static final int MAX_HEAD_BYTES = 16 * 1024;

    static final int MAX_BODY_BYTES = 4 * 1024;

    /** More is a page, and no reason. */
    private static final int MAX_SENTENCE = 400;

    private byte[] bytes = new byte[1024];
    private int length;

    /** Where the empty line ends; 0 while it has not come. */
    private int headEnd;

    private int status;
    private String statusLine = "";
    private Map<String, List<String>> headers = Map.of();

    /** Takes the next bytes. */
    void take(byte[] more, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(more, 0, bytes, length, count);
        int from = Math.max(3, length);
        length += count;
        for (int at = from; at < length && headEnd == 0; at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n' && bytes[at - 3] == '\r') {
                headEnd = at + 1;
                readHead();
            }
        }
    }

    private void readHead() {
        String[] lines = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        statusLine = lines[0];
        status = statusOf(statusLine);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                found.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        found.replaceAll((name, values) -> List.copyOf(values));
        headers = Collections.unmodifiableMap(found);
    }

    private static int statusOf(String line) {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            return 0;
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean hasHead() {
        return headEnd > 0;
    }

    /** Whether there are more bytes than a head may have, and still no end of it. */
    boolean isTooLong() {
        return headEnd == 0 && length >= MAX_HEAD_BYTES;
    }

    /** Whether what has come cannot become an HTTP answer. */
    boolean isNotHttp() {
        byte[] expected = {'H', 'T', 'T', 'P', '/', '1', '.'};
        int known = Math.min(expected.length, length);
        return !Arrays.equals(bytes, 0, known, expected, 0, known);
    }

    /** Whether what has come is the beginning of a TLS record that says what went wrong: an alert. */
    boolean looksLikeTls() {
        return length >= 2 && bytes[0] == 0x15 && bytes[1] == 0x03;
    }

    /** Whether as much of the body is here as is read. */
    boolean hasBody() {
        if (length - headEnd >= MAX_BODY_BYTES || status == 204 || status == 304) {
            return true;
        }
        String declared = header("content-length");
        if (declared != null && declared.matches("[0-9]{1,9}")) {
            return length - headEnd >= Integer.parseInt(declared);
        }
        return isChunked() && rawBody().endsWith("0\r\n\r\n");
    }

    private boolean isChunked() {
        String coding = header("transfer-encoding");
        return coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    private String rawBody() {
        return new String(bytes, headEnd, length - headEnd, StandardCharsets.ISO_8859_1);
    }

    /** What has come of the body, at most {@link #MAX_BODY_BYTES}. */
    String body() {
        String raw = isChunked() ? withoutChunks(rawBody()) : rawBody();
        byte[] body = raw.getBytes(StandardCharsets.ISO_8859_1);
        return new String(body, 0, Math.min(body.length, MAX_BODY_BYTES), StandardCharsets.UTF_8);
    }

    private static String withoutChunks(String raw) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            int lineEnd = raw.indexOf("\r\n", at);
            String size = lineEnd < 0
                    ? ""
                    : raw.substring(at, lineEnd).split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,7}")) {
                break;
            }
            int begin = lineEnd + 2;
            int end = Math.min(raw.length(), begin + Integer.parseInt(size, 16));
            body.append(raw, begin, end);
            at = end + 2;
        }
        return body.toString();
    }

    /** Why a server refuses, as it can be shown, if it says so in one line of plain text; empty if it does not. */
    String sentence() {
        String type = header("content-type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            return "";
        }
        String text = body().strip();
        return text.length() > MAX_SENTENCE || text.lines().count() > 1
                ? ""
                : text.replaceAll("[^ -~\\p{L}\\p{N}\\p{P}]", "?");
    }

    /** What came behind the head: the first frames. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, headEnd, length);
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** All values of a header, joined by commas; null if there are none. */
    @Nullable String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null ? null : String.join(",", values);
    }

    /** What the server says first, as it can be shown. */
    String shownStatus() {
        String line =
                headEnd > 0 ? statusLine : new String(bytes, 0, Math.min(length, 60), StandardCharsets.ISO_8859_1);
        String text = line.replaceAll("[^ -~]", "?");
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
