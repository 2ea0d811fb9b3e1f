package dev.duplexrpc.session;

import dev.duplexrpc.session.StoredSession.State;
import dev.duplexrpc.time.TimerWheel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a host's sessions down in its store and looks up those of others. Whatever the store does, it neither throws nor waits. */
final class Records {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private static final int NAME_BYTES = 9;

    private final SessionStore store;
    private final TimerWheel wheel;
    private final long patienceNanos;
    private final String home;

    /** One line in the log when a store begins to fail, and not one for each session. */
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param patienceNanos how long a look-up may take */
    Records(SessionStore store, TimerWheel wheel, long patienceNanos, SecureRandom random) {
        this.store = store;
        this.wheel = wheel;
        this.patienceNanos = patienceNanos;
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        this.home = HexFormat.of().formatHex(name);
    }

    /** On the session's thread. */
    void save(HostedSession session, State state) {
        StoredSession stored = new StoredSession(
                session.guest().id(),
                home,
                state,
                session.owner().principal(),
                session.guest().created(),
                session.guest().suspendedSince(),
                session.transport().grace(),
                session.secret().digests());
        watch(() -> store.save(stored));
    }

    void remove(String id) {
        watch(() -> store.remove(id));
    }

    /** What is known of a session that is not here: null too if it cannot be found out, or not soon enough. The future never fails, and ends on any thread. */
    CompletableFuture<@Nullable StoredSession> find(String id) {
        CompletableFuture<@Nullable StoredSession> answer = new CompletableFuture<>();
        TimerWheel.Timer timer = wheel.schedule(patienceNanos, () -> {
            if (answer.complete(null)) {
                failed(new IllegalStateException("It takes longer than half of greetingTimeout to find a session."));
            }
        });
        watch(() -> store.find(id)).whenComplete((found, failure) -> {
            timer.cancel();
            // What says that it is here is out of date.
            boolean isHere = found != null
                    && found.state() != State.EXPIRED
                    && found.home().equals(home);
            answer.complete(failure != null || isHere ? null : found);
        });
        return answer;
    }

    private <T extends @Nullable Object> CompletionStage<T> watch(Supplier<CompletionStage<T>> asked) {
        CompletionStage<T> stage;
        try {
            stage = Objects.requireNonNull(asked.get(), "The session store must not return null.");
        } catch (RuntimeException | Error thrown) {
            stage = CompletableFuture.failedStage(thrown);
        }
        return stage.whenComplete((done, failure) -> {
            if (failure == null) {
                failing.set(false);
            } else {
                failed(failure);
            }
        });
    }

    private void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("The session store fails; sessions go on, but other servers do not know of them.", failure);
        }
    }
}
