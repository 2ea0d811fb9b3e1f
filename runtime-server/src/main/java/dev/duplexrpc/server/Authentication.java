package dev.duplexrpc.server;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.Session;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of authenticating a client: who it is and what to store in its session, or why it may not connect. Immutable. */
public final class Authentication {

    private static final int UNAUTHORIZED = 401;

    private final @Nullable Principal principal;
    private final @Nullable Instant expires;
    private final List<Consumer<Session>> remembered;
    private final @Nullable Refusal refusal;

    /** Whether the refusal counts only if the first message brings no credentials. */
    private final boolean awaited;

    private Authentication(
            @Nullable Principal principal,
            @Nullable Instant expires,
            List<Consumer<Session>> remembered,
            @Nullable Refusal refusal,
            boolean awaited) {
        this.principal = principal;
        this.expires = expires;
        this.remembered = remembered;
        this.refusal = refusal;
        this.awaited = awaited;
    }

    /** The client has this identity. */
    public static Authentication as(Principal principal) {
        return new Authentication(Objects.requireNonNull(principal, "principal"), null, List.of(), null, false);
    }

    /** The client is the user with this name. */
    public static Authentication as(String name) {
        return as(new User(name));
    }

    /** The client may connect without an identity. */
    public static Authentication anonymous() {
        return new Authentication(null, null, List.of(), null, false);
    }

    /**
     * The client sends its credentials in the first message of its session, as clients do that cannot send headers ({@code DuplexClientBuilder.credentials}): the authenticator is called again then,
     * with {@link ConnectRequest#auth()}. A client without credentials there is refused. A client that posts, or does not use {@code duplexrpc.1}, is refused at once, with 401.
     *
     * @param sentence for a client that is refused; no secrets
     */
    public static Authentication awaited(String sentence) {
        return new Authentication(null, null, List.of(), Refusals.unauthenticated(UNAUTHORIZED, sentence), true);
    }

    /** The client may not connect: 401. */
    public static Authentication refused(String sentence) {
        return refused(UNAUTHORIZED, sentence);
    }

    /**
     * The client may not connect.
     *
     * @param status of the response: 400 to 599, usually 401 or 403
     * @param sentence for the client; no secrets
     */
    public static Authentication refused(int status, String sentence) {
        return refused(Refusals.unauthenticated(status, sentence));
    }

    static Authentication refused(Refusal refusal) {
        return new Authentication(null, null, List.of(), refusal, false);
    }

    /** Returns this authentication with an expiry: the session ends then with code 1008, unless {@link Session#authenticate} prolongs it. Default: it never expires. */
    public Authentication until(@Nullable Instant end) {
        return new Authentication(principal, end, remembered, refusal, awaited);
    }

    /** Returns this authentication with a value to store in the session. */
    public <T> Authentication with(Attribute<T> key, T value) {
        return and(session -> session.set(key, value));
    }

    /** Returns this authentication with a name for the session. Default: none. */
    public Authentication named(String name) {
        return and(session -> session.name(name));
    }

    private Authentication and(Consumer<Session> one) {
        List<Consumer<Session>> more = new ArrayList<>(remembered);
        more.add(one);
        return new Authentication(principal, expires, List.copyOf(more), refusal, awaited);
    }

    @Nullable Refusal refusal() {
        return refusal;
    }

    /** Whether who it is stands in its first message, and it is refused if nothing does. */
    boolean isAwaited() {
        return awaited;
    }

    @Nullable Principal principal() {
        return principal;
    }

    @Nullable Instant expires() {
        return expires;
    }

    /** Tells a session that has not begun. */
    void tell(Session session) {
        if (principal != null || expires != null) {
            session.authenticate(principal, expires);
        }
        remembered.forEach(one -> one.accept(session));
    }

    @Override
    public String toString() {
        return refusal == null
                ? "Authentication[" + (principal == null ? "nobody" : principal.getName()) + "]"
                : awaited ? "awaited" : "refused";
    }

    private record User(String name) implements Principal {

        User {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
