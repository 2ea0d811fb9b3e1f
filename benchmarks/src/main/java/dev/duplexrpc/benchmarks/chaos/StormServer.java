package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The server's process: answers, and writes nothing down. */
final class StormServer {

    private StormServer() {}

    public static void main(String[] arguments) throws IOException {
        DuplexServer server = Ends.server(new Echo());
        System.out.println("listening " + server.port());
        Orders.follow(order -> {
            if (order.equals("health")) {
                return List.of(Health.line() + " sessions=" + server.sessions().size());
            }
            throw Orders.unknown(order);
        });
    }

    /** Answers at once. */
    static final class Echo implements Witness.Async {
        @Override
        public CompletableFuture<Integer> who() {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public CompletableFuture<Long> hit(int client, long number, int pause) {
            return CompletableFuture.completedFuture(number);
        }

        @Override
        public CompletableFuture<Void> note(int client, long number) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Subscription> watch(int client, Subscriber<Long> subscriber) {
            return CompletableFuture.completedFuture(() -> {});
        }
    }
}
