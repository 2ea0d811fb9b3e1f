package dev.duplexrpc.interop;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of messages together, and keeps what comes or hands it on. */
final class TextMessages implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final Consumer<String> taker;
    private final StringBuilder message = new StringBuilder();

    TextMessages() {
        taker = messages::add;
    }

    /** Farewells and pongs are kept all the same. */
    TextMessages(Consumer<String> taker) {
        this.taker = taker;
    }

    /** What came next, "null" if nothing did. */
    String next() throws InterruptedException {
        return String.valueOf(messages.poll(20, TimeUnit.SECONDS));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            taker.accept(whole);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
        messages.add("pong " + StandardCharsets.UTF_8.decode(payload));
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        messages.add("close " + code + " " + reason);
        return null;
    }
}
