package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.client.ConnectFailedException;
import dev.duplexrpc.client.ConnectionListener;
import dev.duplexrpc.client.DuplexClient;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The process of those that are dropped. */
final class StormClients {

    private static final int AT_ONCE = 100;
    private static final CallOptions PATIENT = CallOptions.DEFAULTS.withTimeout(Duration.ofMinutes(10));

    private final List<DuplexClient> clients = new ArrayList<>();
    private final Map<Ending, LongAdder> endings = new EnumMap<>(Ending.class);
    /** Attempts that found nobody listening, as is wanted while nobody can connect. */
    private final LongAdder refused = new LongAdder();

    /** Attempts that failed in any other way. */
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    private StormClients(int port, int sessions) {
        for (Ending ending : Ending.values()) {
            endings.put(ending, new LongAdder());
        }
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void connectionFailed(ConnectFailedException reason) {
                if (reason.getCause() instanceof ConnectException) {
                    refused.increment();
                } else {
                    failures.computeIfAbsent(reason.phase() + ": " + reason.getCause(), why -> new LongAdder())
                            .increment();
                }
            }
        };
        while (clients.size() < sessions) {
            List<CompletableFuture<DuplexClient>> next = new ArrayList<>();
            for (int i = Math.min(AT_ONCE, sessions - clients.size()); i > 0; i--) {
                next.add(Ends.quietClient(port).listener(listener).connectAsync());
            }
            next.forEach(client -> clients.add(client.join()));
        }
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        StormClients all = new StormClients(options.number("--port", 8080), options.number("--sessions", 5000));
        options.refuseOthers();
        System.out.println("ready");
        Orders.follow(all::obey);
    }

    private List<String> obey(String order) {
        return switch (order) {
            case "call" -> {
                clients.forEach(this::call);
                yield List.of("call");
            }
            case "back" -> List.of("back " + count(Ending.ANSWERED));
            case "refused" -> List.of("refused " + refused);
            case "failed" ->
                List.of("failed "
                        + failures.values().stream().mapToLong(LongAdder::sum).sum());
            case "ended" -> List.of("ended " + endings + (failures.isEmpty() ? "" : ", attempts failed " + failures));
            default -> throw Orders.unknown(order);
        };
    }

    private void call(DuplexClient client) {
        Witness.asyncOver(client).withOptions(PATIENT).hit(0, 0, 0).whenComplete((answer, failure) -> {
            LongAdder counter = endings.get(Ending.of(failure));
            if (counter != null) {
                counter.increment();
            }
        });
    }

    private long count(Ending ending) {
        LongAdder counter = endings.get(ending);
        return counter == null ? 0 : counter.sum();
    }
}
