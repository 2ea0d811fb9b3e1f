package dev.duplexrpc.websocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what a reader reports, as text that is easy to compare. */
final class RecordedFrames implements FrameHandler {

    final List<String> events = new ArrayList<>();

    /** Whether messages that are too large are passed over. */
    boolean passesOver;

    @Override
    public void text(byte[] bytes, int from, int length) {
        events.add("text " + new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    @Override
    public boolean passesOver() {
        return passesOver;
    }

    @Override
    public void passedOver(byte[] bytes, int from, int length, TooLarge why) {
        events.add("too large for " + why.limit() + " " + new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void binary(byte[] bytes, int from, int length) {
        events.add("binary " + list(bytes, from, length));
    }

    @Override
    public void ping(byte[] bytes, int from, int length) {
        events.add("ping " + list(bytes, from, length));
    }

    @Override
    public void pong(byte[] bytes, int from, int length) {
        events.add("pong " + list(bytes, from, length));
    }

    @Override
    public void close(int code, String reason) {
        events.add("close " + code + " " + reason);
    }

    private static String list(byte[] bytes, int from, int length) {
        return Arrays.toString(Arrays.copyOfRange(bytes, from, from + length));
    }
}
