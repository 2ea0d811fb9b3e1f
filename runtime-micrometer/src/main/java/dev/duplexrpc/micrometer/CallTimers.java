package dev.duplexrpc.micrometer;

import dev.duplexrpc.CallEnd;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** The timers of calls by method and outcome, found without asking the registry each time. Any thread. */
final class CallTimers {

    /** How many methods are told apart: a gateway's callers name whatever they like, and every name would stay for ever. */
    static final int MAX_METHODS = 1000;

    private static final String OTHERS = "other";

    private record Key(String method, CallEnd.Outcome outcome) {}

    private final MeterRegistry registry;
    private final String name;
    private final Tags tags;
    private final ConcurrentHashMap<String, String> methods = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    CallTimers(MeterRegistry registry, String name, Tags tags) {
        this.registry = registry;
        this.name = name;
        this.tags = tags;
    }

    void record(CallEnd end) {
        Key key = new Key(known(end.method()), end.outcome());
        Timer timer = timers.get(key);
        if (timer == null) {
            timer = timers.computeIfAbsent(key, this::register);
        }
        timer.record(end.elapsed());
    }

    private String known(String method) {
        String known = methods.get(method);
        if (known != null) {
            return known;
        }
        // Several threads at once may get a few beyond the bound.
        return methods.size() < MAX_METHODS ? methods.computeIfAbsent(method, name -> name) : OTHERS;
    }

    private Timer register(Key key) {
        return registry.timer(
                name,
                tags.and("method", key.method, "outcome", key.outcome.name().toLowerCase(Locale.ROOT)));
    }
}
