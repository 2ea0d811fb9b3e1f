package dev.duplexrpc.peer;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.Session;
import dev.duplexrpc.websocket.CloseCode;
import java.security.Principal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** What is known of the one at the other end, apart from how to reach it. Any thread. */
abstract class SessionFacts implements Session {

    private static final AtomicReferenceFieldUpdater<SessionFacts, @Nullable String> NAME =
            AtomicReferenceFieldUpdater.newUpdater(SessionFacts.class, String.class, "name");

    private final String id = SessionIds.next();
    private final Instant created;
    private final Attributes attributes = new Attributes();
    private final Credentials credentials;
    private volatile @Nullable String name;

    SessionFacts(Endpoint endpoint) {
        created = endpoint.clock.instant();
        credentials = new Credentials(endpoint.clock, endpoint.wheel, () -> execute(this::expired));
    }

    /** Runs a task on the connection's thread, later. */
    abstract void execute(Runnable task);

    private void expired() {
        close(CloseCode.POLICY_VIOLATION, "The credentials of this session have expired.");
    }

    /** The session has ended: nothing of it expires any more. */
    final void forget() {
        credentials.end();
    }

    /** This session takes the place of another one, and remembers what was remembered of that. */
    final void remember(SessionFacts former) {
        attributes.putAll(former.attributes);
        name(former.name());
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Instant created() {
        return created;
    }

    @Override
    public final @Nullable Principal principal() {
        return credentials.principal();
    }

    @Override
    public final @Nullable Instant expires() {
        return credentials.expires();
    }

    @Override
    public final void authenticate(@Nullable Principal principal, @Nullable Instant expires) {
        authenticated(credentials.set(principal, expires));
    }

    /** It is known anew who the other side is. */
    abstract void authenticated(@Nullable Principal before);

    @Override
    public final @Nullable String name() {
        return name;
    }

    @Override
    public final void name(@Nullable String newName) {
        named(NAME.getAndSet(this, newName));
    }

    /** It has another name. */
    abstract void named(@Nullable String before);

    @Override
    public final <T> @Nullable T get(Attribute<T> key) {
        return attributes.get(key);
    }

    @Override
    public final <T> void set(Attribute<T> key, @Nullable T value) {
        attributes.set(key, value);
    }
}
