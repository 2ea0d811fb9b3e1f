package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.benchmarks.witness.Witness;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** All ends of one side. What the server serves: it finds out by the client's number whose link is meant. */
final class Parties implements Witness.Async {

    private final List<Party> parties;

    Parties(Side side, int count) {
        parties = IntStream.range(0, count)
                .mapToObj(client -> new Party(side, client))
                .toList();
    }

    Party of(int client) {
        return parties.get(client);
    }

    int count() {
        return parties.size();
    }

    long made() {
        return parties.stream().mapToLong(Party::made).sum();
    }

    long pending() {
        return parties.stream().mapToLong(Party::pending).sum();
    }

    void stop() {
        parties.forEach(Party::stop);
    }

    List<Page> pages() {
        return parties.stream().map(Party::page).toList();
    }

    @Override
    public CompletableFuture<Integer> who() {
        return CompletableFuture.failedFuture(new IllegalStateException("This is the server."));
    }

    @Override
    public CompletableFuture<Long> hit(int client, long number, int pause) {
        return of(client).hit(client, number, pause);
    }

    @Override
    public CompletableFuture<Void> note(int client, long number) {
        return of(client).note(client, number);
    }

    @Override
    public CompletableFuture<Subscription> watch(int client, Subscriber<Long> subscriber) {
        return of(client).watch(client, subscriber);
    }
}
