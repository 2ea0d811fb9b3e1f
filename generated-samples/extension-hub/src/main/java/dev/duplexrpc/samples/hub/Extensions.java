package dev.duplexrpc.samples.hub;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Session;
import dev.duplexrpc.samples.hub.api.Extension;
import dev.duplexrpc.samples.hub.api.ExtensionFailedData;
import dev.duplexrpc.samples.hub.api.ExtensionFailedException;
import dev.duplexrpc.samples.hub.api.ExtensionMissingData;
import dev.duplexrpc.samples.hub.api.ExtensionMissingException;
import dev.duplexrpc.samples.hub.api.FailureReason;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.server.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The extensions that are connected, found by name in the server's registry of sessions. Safe for use by several threads. */
final class Extensions implements SessionListener {
    private final Sessions sessions;
    private final Map<String, CompletableFuture<Void>> arrivals = new ConcurrentHashMap<>();

    Extensions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The names of those that are connected, in alphabetical order. */
    List<String> names() {
        return sessions.all().stream()
                .map(Session::name)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /**
     * The stub of one extension: a session is called as a server would be.
     *
     * @throws ExtensionMissingException if it is not connected
     */
    Extension find(String name) throws ExtensionMissingException {
        return sessions.named(name).stream()
                .findFirst()
                .map(Extension::over)
                .orElseThrow(() -> new ExtensionMissingException(
                        ExtensionMissingData.builder().extension(name).build()));
    }

    /**
     * Has an extension run a command. An error that the extension answers with comes out as it is; that it did not answer at all is told as a failure.
     *
     * @param patience how long to wait for the answer
     * @throws ExtensionMissingException if it is not connected
     * @throws ExtensionFailedException if it gave no answer
     */
    String run(String name, String command, @Nullable String text, Duration patience) {
        Extension extension = find(name).withOptions(CallOptions.DEFAULTS.withTimeout(patience));
        try {
            return extension.run(command, text);
        } catch (CallFailedException failed) {
            throw new ExtensionFailedException(ExtensionFailedData.builder()
                    .extension(name)
                    .reason(reason(failed))
                    .mayHaveRun(!failed.isSafeToRepeat())
                    .build());
        }
    }

    private static FailureReason reason(CallFailedException failed) {
        return switch (failed.reason()) {
            case TIMED_OUT -> FailureReason.TIMED_OUT;
            case DISCONNECTED -> FailureReason.GONE;
            case OUTBOX_FULL, TOO_MANY_CALLS -> FailureReason.BUSY;
            // Nothing that the extension has done: a mistake of ours, or the end of this thread.
            default -> throw failed;
        };
    }

    /** Ends when an extension of this name is connected: at once, or when it comes. */
    CompletableFuture<Void> arrival(String name) {
        CompletableFuture<Void> arrival = arrivals.computeIfAbsent(name, unknown -> new CompletableFuture<>());
        if (sessions.named(name).size() > 0) {
            arrived(name);
        }
        return arrival;
    }

    @Override
    public void opened(Session session) {
        String name = session.name();
        if (name != null) {
            arrived(name);
        }
    }

    private void arrived(String name) {
        CompletableFuture<Void> arrival = arrivals.remove(name);
        if (arrival != null) {
            // Whoever waited goes on elsewhere: this is a thread that moves bytes.
            arrival.completeAsync(() -> null);
        }
    }
}
