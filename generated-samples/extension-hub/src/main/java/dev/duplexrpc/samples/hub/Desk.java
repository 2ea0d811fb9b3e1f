package dev.duplexrpc.samples.hub;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.samples.hub.api.Hub;
import dev.duplexrpc.samples.hub.api.LogLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where extensions turn to: what the main program serves. Safe for use by several threads. */
final class Desk implements Hub {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Extensions extensions;
    private final Map<String, String> settings;
    private final Consumer<String> log;

    Desk(Extensions extensions, Map<String, String> settings, Consumer<String> log) {
        this.extensions = extensions;
        this.settings = settings;
        this.log = log;
    }

    @Override
    public List<String> extensions() {
        return extensions.names();
    }

    @Override
    public String ask(String extension, String command, @Nullable String text) {
        return extensions.run(extension, command, text, patience());
    }

    /** There is no point in waiting longer than whoever asks, which a caller may have told. */
    private static Duration patience() {
        Duration remaining = CallContext.current().remaining();
        return remaining == null || remaining.compareTo(PATIENCE) > 0 ? PATIENCE : remaining;
    }

    @Override
    public @Nullable String setting(String key) {
        return settings.get(key);
    }

    @Override
    public void log(LogLevel level, String line) {
        log.accept(level + " from " + CallContext.current().session().name() + ": " + line);
    }
}
