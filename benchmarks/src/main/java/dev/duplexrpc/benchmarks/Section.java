package dev.duplexrpc.benchmarks;

import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contenders that are compared with each other, under load of one shape.
 *
 * @param key what the command line calls it
 * @param title what stands above its lines
 * @param shape the options of the load
 * @param contenders the first one is what the others are measured by
 */
record Section(String key, String title, List<String> shape, List<Contender> contenders) {
    /** Sizes of payloads; the load keeps them small enough in number that what is in flight fits the servers' heaps. */
    private static final int[] SIZES = {100, 1_000, 10_000, 100_000, 1_000_000};

    private static final String LARGE_MESSAGES = Integer.toString(4 << 20);

    /** @param other a second JVM, on which some of the contenders run too */
    static List<Section> all(@Nullable Jvm other) throws IOException {
        List<Section> all = new ArrayList<>();
        all.add(new Section("calls", "The small call, 64 connections × 16 in flight", shape(64, 16, 0), calls(other)));
        all.add(new Section(
                "stubs",
                "The small call, typed stubs on both sides, 64 connections × 16 in flight",
                shape(64, 16, 0),
                stubs(other)));
        all.add(new Section(
                "single",
                "The small call, typed stubs on both sides, 1 connection × 1 in flight",
                shape(1, 1, 0),
                stubs(other)));
        for (int size : SIZES) {
            all.add(new Section(
                    "sizes",
                    "A payload of " + size + " bytes there and back, 8 connections × 2 in flight",
                    shape(8, 2, size),
                    List.of(
                            Contender.nettyEcho(),
                            Contender.ours("async", "--max-message", LARGE_MESSAGES),
                            Contender.undertowEcho(),
                            Contender.grpcStubs(),
                            Contender.lsp4j())));
        }
        String certificate = SelfSigned.make().toString();
        all.add(new Section(
                "tls",
                "TLS: the small call, 64 connections × 16 in flight",
                shape(64, 16, 0),
                List.of(
                        Contender.nettyEcho().with("--tls", certificate),
                        Contender.ours("async").with("--tls", certificate),
                        Contender.undertowEcho().with("--tls", certificate),
                        Contender.grpcStubs().with("--tls", certificate))));
        all.add(compressed("permessage-deflate: the small call, 64 connections × 16 in flight", shape(64, 16, 0)));
        all.add(compressed(
                "permessage-deflate: a payload of 10000 bytes there and back, 8 connections × 2 in flight",
                shape(8, 2, 10_000)));
        return all;
    }

    /** Every message is compressed by itself, at the fastest level. */
    private static Section compressed(String title, List<String> shape) {
        return new Section(
                "deflate",
                title,
                shape,
                List.of(
                        Contender.nettyEcho().with("--compressed", "yes"),
                        Contender.ours("async").with("--compressed", "yes"),
                        Contender.undertowEcho().with("--compressed", "yes")));
    }

    private static List<Contender> calls(@Nullable Jvm other) {
        List<Contender> contenders = new ArrayList<>(List.of(
                Contender.nettyEcho(),
                Contender.ours("async"),
                Contender.ours("blocking"),
                Contender.undertowEcho(),
                Contender.grpcStubs(),
                Contender.lsp4j()));
        if (other != null) {
            contenders.add(Contender.nettyEcho().on(other));
            contenders.add(Contender.ours("async").on(other));
            contenders.add(Contender.ours("blocking").on(other));
        }
        return contenders;
    }

    private static List<Contender> stubs(@Nullable Jvm other) {
        List<Contender> contenders =
                new ArrayList<>(List.of(Contender.grpcStubs(), Contender.ourPlainStubs(), Contender.ourStubs()));
        if (other != null) {
            contenders.add(Contender.grpcStubs().on(other));
            contenders.add(Contender.ourPlainStubs().on(other));
            contenders.add(Contender.ourStubs().on(other));
        }
        return contenders;
    }

    /**
     * How many calls come before the first round at least. Compilers count calls, not seconds: on a machine that others use too, a few seconds leave those with the
     * most code cold.
     */
    private static int warmUpCalls(int connections, int bytes) {
        int calls = connections == 1 ? 50_000 : 300_000;
        return bytes == 0 ? calls : Math.max(300, Math.min(calls, 50_000_000 / bytes));
    }

    private static List<String> shape(int connections, int inFlight, int bytes) {
        return List.of(
                "--connections",
                Integer.toString(connections),
                "--in-flight",
                Integer.toString(inFlight),
                "--bytes",
                Integer.toString(bytes),
                "--warm-up-calls",
                Integer.toString(warmUpCalls(connections, bytes)));
    }
}
