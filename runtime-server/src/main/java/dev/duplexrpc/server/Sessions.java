package dev.duplexrpc.server;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.websocket.CloseCode;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a server: one for each open WebSocket, none for HTTP. Finding a session by id, and those of a name or a principal, takes constant time, however many there
 * are; attributes and conditions are checked session by session. Safe for use by several threads.
 *
 * <p>{@link DuplexServer#sessions()} has those of a running server. If handlers and listeners need the sessions to call clients, create them first and pass them to both:
 *
 * <pre>{@code
 * Sessions sessions = new Sessions();
 * DuplexServer.builder().sessions(sessions).serve(Chat.service(new Rooms(sessions))).start();
 * }</pre>
 */
public final class Sessions {

    /** Why a further session of a user may not be. */
    static final CloseReason TOO_MANY = new CloseReason(
            CloseReason.Kind.CLOSED_HERE,
            CloseCode.POLICY_VIOLATION,
            "this user has as many connections as maxConnectionsPerPrincipal allows");

    private final AtomicBoolean taken = new AtomicBoolean();
    private final ConcurrentHashMap<String, Peer> byId = new ConcurrentHashMap<>();
    private final Index byName = new Index();
    private final Index byPrincipal = new Index();
    private final SessionGroup all = group(() -> byId.values().stream());

    private int maxPerPrincipal = Integer.MAX_VALUE;

    /** Sessions without a server: empty until {@link HandlerOptions#sessions} has passed them to a server and it has started. */
    public Sessions() {}

    /** @throws IllegalStateException if they were given to a server before */
    Sessions of(HandlerOptions<?> server) {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "These sessions were given to a server before: make new Sessions() for each.");
        }
        maxPerPrincipal = server.maxConnectionsPerPrincipal;
        return this;
    }

    /** The server that they were given to has not started. */
    void giveBack() {
        taken.set(false);
    }

    /** The number of sessions. */
    public int size() {
        return byId.size();
    }

    /** The session with this id, null if it has ended. */
    public @Nullable Session find(String id) {
        Peer peer = byId.get(id);
        return peer == null || !peer.isOpen() ? null : peer;
    }

    /** All sessions. */
    public SessionGroup all() {
        return all;
    }

    /** The sessions to which the application has given this name. */
    public SessionGroup named(String name) {
        return group(() -> byName.of(name));
    }

    /** The sessions whose principal has this name: one user may be connected from several places. */
    public SessionGroup ofPrincipal(String name) {
        return group(() -> byPrincipal.of(name));
    }

    /** The sessions that have this value under this key. */
    public <T> SessionGroup with(Attribute<T> key, T value) {
        return all.with(key, value);
    }

    /** The sessions for which the condition holds. */
    public SessionGroup where(Predicate<? super Session> condition) {
        return all.where(condition);
    }

    /** Calls of a connection that has ended fail a moment before its session leaves the registry: who looks for it then must not find it. */
    private static SessionGroup group(Supplier<Stream<Peer>> members) {
        return new SessionGroup(() -> members.get().filter(Peer::isOpen));
    }

    List<Peer> peers() {
        return List.copyOf(byId.values());
    }

    /** Whether one more of this principal is welcome. */
    boolean mayEnter(@Nullable Principal principal) {
        return principal == null || byPrincipal.count(principal.getName()) < maxPerPrincipal;
    }

    /** What keeps this up to date. */
    PeerListener keeper() {
        return new Keeper();
    }

    private final class Keeper implements PeerListener {

        @Override
        public void opened(Peer peer) {
            byId.put(peer.id(), peer);
            // What was said of it before it began, at the handshake.
            named(peer, null);
            authenticated(peer, null);
        }

        @Override
        public void named(Peer peer, @Nullable String before) {
            if (isKnown(peer)) {
                byName.move(peer, before, peer.name());
                forgetIfGone(peer);
            }
        }

        @Override
        public void authenticated(Peer peer, @Nullable Principal before) {
            if (isKnown(peer)) {
                Principal now = peer.principal();
                byPrincipal.move(peer, before == null ? null : before.getName(), now == null ? null : now.getName());
                forgetIfGone(peer);
                if (now != null && byPrincipal.count(now.getName()) > maxPerPrincipal) {
                    peer.limitReached("maxConnectionsPerPrincipal");
                    peer.close(TOO_MANY.code(), TOO_MANY.detail());
                }
            }
        }

        @Override
        public void closed(Peer peer, CloseReason reason) {
            byId.remove(peer.id());
            forget(peer);
        }

        private boolean isKnown(Peer peer) {
            return byId.get(peer.id()) == peer;
        }

        /** It may have ended while it was filed. */
        private void forgetIfGone(Peer peer) {
            if (!isKnown(peer)) {
                forget(peer);
            }
        }

        private void forget(Peer peer) {
            Principal principal = peer.principal();
            byName.move(peer, peer.name(), null);
            byPrincipal.move(peer, principal == null ? null : principal.getName(), null);
        }
    }

    /** Peers by something that several may have in common. */
    private static final class Index {

        private final ConcurrentHashMap<String, ConcurrentHashMap.KeySetView<Peer, Boolean>> peers =
                new ConcurrentHashMap<>();

        void move(Peer peer, @Nullable String before, @Nullable String now) {
            if (before != null && !before.equals(now)) {
                peers.computeIfPresent(before, (key, those) -> {
                    those.remove(peer);
                    return those.isEmpty() ? null : those;
                });
            }
            if (now != null) {
                peers.compute(now, (key, those) -> {
                    var more = those == null ? ConcurrentHashMap.<Peer>newKeySet(2) : those;
                    more.add(peer);
                    return more;
                });
            }
        }

        Stream<Peer> of(String key) {
            var those = peers.get(key);
            return those == null ? Stream.empty() : those.stream();
        }

        int count(String key) {
            var those = peers.get(key);
            return those == null ? 0 : those.size();
        }
    }
}
