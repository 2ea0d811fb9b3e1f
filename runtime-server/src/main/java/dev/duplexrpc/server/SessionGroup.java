package dev.duplexrpc.server;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Session;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.peer.Announcement;
import dev.duplexrpc.peer.Peer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sessions that have something in common. A group is looked up anew each time it is used, so you may keep it. It can be notified like a single
 * session, also with generated stubs, and the notification is serialized only once:
 *
 * <pre>{@code
 * ChatClient.over(server.sessions().with(ROOM, "lobby")).said("ada", "hello");
 * }</pre>
 *
 * It cannot be called, because there would be many responses: call each of its sessions. Safe for use by several threads.
 */
public final class SessionGroup implements Remote, Iterable<Session> {

    private final Supplier<Stream<Peer>> members;

    SessionGroup(Supplier<Stream<Peer>> members) {
        this.members = members;
    }

    /** The sessions of the group that have this value under this key. */
    public <T> SessionGroup with(Attribute<T> key, T value) {
        return where(session -> value.equals(session.get(key)));
    }

    /** The sessions of the group for which the condition holds. */
    public SessionGroup where(Predicate<? super Session> condition) {
        return new SessionGroup(() -> members.get().filter(condition));
    }

    /** All sessions but one, for example the sender of a message. */
    public SessionGroup except(Session one) {
        return where(session -> session != one);
    }

    /** The sessions of the group at the moment. */
    public List<Session> toList() {
        return stream().toList();
    }

    /** The sessions of the group at the moment. */
    public Stream<Session> stream() {
        return members.get().map(Session.class::cast);
    }

    @Override
    public Iterator<Session> iterator() {
        return toList().iterator();
    }

    /** The number of sessions in the group at the moment. */
    public int size() {
        return Math.toIntExact(members.get().count());
    }

    /** Closes all of them. */
    public void close(int code, String reason) {
        toList().forEach(session -> session.close(code, reason));
    }

    /**
     * Sends a notification to all of them, and waits for none. One that has ended meanwhile is left out; one that has no room for it is too slow, and is disconnected,
     * unless the outbox policy drops something for it ({@code DROP_OLDEST}, {@code COALESCE}). With {@code BLOCK} it is disconnected: whoever waited for one would
     * have all the others wait.
     *
     * @throws CallFailedException if it is larger than it may be; those of the group that take larger ones have got it
     */
    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params) {
        each(new Announcement<>(method, params)::to);
    }

    /** What goes wrong with one of them keeps nothing from the others. */
    private void each(Consumer<Peer> action) {
        RuntimeException first = null;
        for (Peer member : members.get().toList()) {
            try {
                action.accept(member);
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** As {@link #notify(RpcMethod, Object)}, to each session with these options: then it is written for each. */
    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params, CallOptions options) {
        each(new Announcement<>(method, params, options)::to);
    }

    /** @throws UnsupportedOperationException always: call each of the group's sessions */
    @Override
    public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
        throw manyAnswers(method.name());
    }

    /** @throws UnsupportedOperationException always: call each of the group's sessions */
    @Override
    public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
        throw manyAnswers(method.name());
    }

    /** @throws UnsupportedOperationException always: subscribe to each of the group's sessions */
    @Override
    public <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        throw manyAnswers(method.name());
    }

    private static UnsupportedOperationException manyAnswers(String method) {
        return new UnsupportedOperationException("'" + Objects.requireNonNull(method)
                + "' is answered, and a group would give many answers: call each of its sessions.");
    }
}
