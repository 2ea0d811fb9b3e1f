package dev.duplexrpc.samples.hub;

import dev.duplexrpc.samples.hub.api.Extension;
import dev.duplexrpc.samples.hub.api.Hub;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.Sessions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The main program: lets extensions in, calls them, and serves them. Safe for use by several threads. */
final class HubServer implements AutoCloseable {
    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private final Sessions sessions = new Sessions();
    private final Extensions extensions = new Extensions(sessions);
    private final Passes passes = new Passes();
    private final DuplexServer server;

    /**
     * Listens on a free port.
     *
     * @param log gets the lines that extensions log
     */
    HubServer(Consumer<String> log) {
        server = DuplexServer.builder()
                .port(0)
                .sessions(sessions)
                .listener(extensions)
                .authenticate(passes::check)
                // Both ends are on one machine: when a connection breaks its process has died, and nobody comes back to
                // the session.
                .sessionGrace(Duration.ZERO)
                // An extension is one process; a second one of its name would have to wait for the end of the first.
                .maxConnectionsPerPrincipal(1)
                .serve(Hub.service(new Desk(extensions, settings, log)))
                .start();
    }

    /** Where extensions connect to. */
    String url() {
        return "ws://localhost:" + server.port() + "/";
    }

    /** What extensions prove their names with. */
    Passes passes() {
        return passes;
    }

    Extensions extensions() {
        return extensions;
    }

    /** Changes a setting, and tells all extensions with a single notification. */
    void set(String key, String value) {
        settings.put(key, value);
        Extension.over(sessions.all()).settingChanged(key, value);
    }

    @Override
    public void close() {
        server.close();
    }
}
