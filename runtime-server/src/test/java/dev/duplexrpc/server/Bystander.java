package dev.duplexrpc.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A client of good manners on a connection of its own, which calls all the time while others misbehave, and expects every answer. */
final class Bystander implements AutoCloseable {

    static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    private final RawClient client;
    private final Thread thread;
    private final AtomicLong answers = new AtomicLong();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private volatile boolean over;

    Bystander(int port) throws IOException {
        client = RawClient.upgradedInTime(port);
        thread = new Thread(this::callOnAndOn, "bystander");
        thread.start();
    }

    private void callOnAndOn() {
        byte[] call = RawClient.text(ADD);
        try {
            while (!over) {
                client.send(call);
                String answer = client.frame();
                // Other messages are for everybody.
                while (answer.contains("\"method\"")) {
                    answer = client.frame();
                }
                if (!answer.equals(SUM)) {
                    throw new IOException("The answer was " + answer);
                }
                answers.incrementAndGet();
            }
        } catch (IOException | RuntimeException failed) {
            failure.completeExceptionally(failed);
        }
    }

    /** Waits until some more calls have been answered; fails if one was not. */
    void keepsCalling() {
        long enough = answers.get() + 3;
        BadDay.await("answers to the bystander", () -> answers.get() >= enough || failure.isDone());
        if (failure.isDone()) {
            failure.join();
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
