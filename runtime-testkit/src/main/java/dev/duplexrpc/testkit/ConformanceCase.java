package dev.duplexrpc.testkit;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message and its expected response. Immutable. */
public final class ConformanceCase {

    /** The transport of a message. */
    public enum Over {
        /** Over WebSocket, each message as a text message. */
        WEBSOCKET,
        /** Over HTTP POST: no reply is an empty body. */
        HTTP,
        /** Within one process. */
        MEMORY
    }

    private final String name;
    private final byte[] message;
    private final Set<Over> over;
    private final int closeCode;
    private final List<String> expected;

    private ConformanceCase(String name, byte[] message, Set<Over> over, int closeCode, List<String> expected) {
        this.name = name;
        this.message = message;
        this.over = over;
        this.closeCode = closeCode;
        this.expected = expected;
    }

    static ConformanceCase of(Json json) {
        String name = text(json, "section") + ": " + text(json, "name");
        Json hex = json.get("sendHex");
        byte[] message = hex == null
                ? joined(Objects.requireNonNull(json.get("send"))).getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(hex.asString());
        Json close = json.get("close");
        Json expect = json.get("expect");
        return new ConformanceCase(
                name,
                message,
                overOf(json.get("over")),
                close == null ? 0 : close.asInt(),
                expect == null
                        ? List.of()
                        : expect.elements().stream()
                                .map(ConformanceCase::joined)
                                .toList());
    }

    private static String text(Json json, String member) {
        return Objects.requireNonNull(json.get(member), member).asString();
    }

    private static Set<Over> overOf(@Nullable Json over) {
        Set<Over> transports = EnumSet.noneOf(Over.class);
        if (over == null) {
            return EnumSet.allOf(Over.class);
        }
        over.elements()
                .forEach(one -> transports.add(Over.valueOf(one.asString().toUpperCase(Locale.ROOT))));
        return transports;
    }

    /** A text, or a list of texts and repetitions. */
    private static String joined(Json pieces) {
        if (pieces.kind() == JsonKind.STRING) {
            return pieces.asString();
        }
        StringBuilder text = new StringBuilder();
        for (Json piece : pieces.elements()) {
            if (piece.kind() == JsonKind.STRING) {
                text.append(piece.asString());
            } else {
                text.append(text(piece, "repeat")
                        .repeat(Objects.requireNonNull(piece.get("times")).asInt()));
            }
        }
        return text.toString();
    }

    /** The case's section and name. */
    public String name() {
        return name;
    }

    /** The message to send. A copy. */
    public byte[] message() {
        return message.clone();
    }

    /** The transports that the message can be sent over. */
    public Set<Over> over() {
        return over;
    }

    /** The status code with which the WebSocket closes, 0 if it stays open. */
    public int closeCode() {
        return closeCode;
    }

    /** The expected responses, as strings; empty if there are none. */
    public List<String> expected() {
        return expected;
    }

    /**
     * Compares the actual responses with the expected ones.
     *
     * @return what differs, in one sentence; null if nothing does
     */
    public @Nullable String mismatch(List<String> replies) {
        if (replies.size() != expected.size()) {
            return "Expected " + expected.size() + " messages, but got " + replies.size() + ": " + replies;
        }
        for (int i = 0; i < replies.size(); i++) {
            String reply = replies.get(i);
            String difference = Replies.difference(expected.get(i), reply);
            if (difference != null) {
                return difference + " Expected " + expected.get(i) + ", but got " + reply;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
