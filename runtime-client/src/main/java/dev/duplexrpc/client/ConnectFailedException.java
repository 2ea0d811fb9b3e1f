package dev.duplexrpc.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection could not be established. The message says where to, what happened and what you can do; if the server (or the proxy) answered, the exception has its status, headers and
 * the beginning of the response body.
 */
public final class ConnectFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The step that failed. */
    public enum Phase {
        /** Getting credentials and looking up the addresses of the host. */
        PREPARING,
        /** Opening the connection. */
        CONNECTING,
        /** Asking the proxy for a tunnel. */
        PROXY,
        /** The TLS handshake. */
        TLS,
        /** The WebSocket handshake. */
        HANDSHAKE,
        /** Opening a session, with credentials if there are any. */
        SESSION
    }

    private final Phase phase;
    private final int status;
    private final transient @Nullable HandshakeResponse answer;

    ConnectFailedException(Phase phase, String message) {
        this(phase, message, (Throwable) null);
    }

    ConnectFailedException(Phase phase, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.phase = phase;
        this.status = 0;
        this.answer = null;
    }

    ConnectFailedException(Phase phase, String message, HandshakeResponse answer) {
        super(message);
        this.phase = phase;
        this.status = answer.status();
        this.answer = answer;
    }

    public Phase phase() {
        return phase;
    }

    /** The HTTP status of the refusal, 0 if there was no HTTP response. */
    public int status() {
        return status;
    }

    /** The headers of the refusal, names in lower case; empty if there was no HTTP response. */
    public Map<String, List<String>> headers() {
        return answer == null ? Map.of() : answer.headers();
    }

    /** How long the server asks to wait before another attempt, from its header {@code Retry-After}; zero if it does not ask. */
    public Duration retryAfter() {
        for (String value : headers().getOrDefault("retry-after", List.of())) {
            if (value.matches("[0-9]{1,6}")) {
                return Duration.ofSeconds(Integer.parseInt(value));
            }
        }
        return Duration.ZERO;
    }

    /** The beginning of the response body, at most 4 KiB, as a string; empty if there is none. */
    public String body() {
        return answer == null ? "" : answer.body();
    }
}
