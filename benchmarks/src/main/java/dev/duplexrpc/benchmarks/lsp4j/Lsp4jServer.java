package dev.duplexrpc.benchmarks.lsp4j;

import dev.duplexrpc.benchmarks.process.Child;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.websocket.jakarta.WebSocketEndpoint;
import org.glassfish.tyrus.server.Server;

/** LSP4J's JSON-RPC over Jakarta WebSocket at {@value #PATH}, in Tyrus on Grizzly with the threads that these choose. */
public final class Lsp4jServer {
    /** Where the WebSocket is. */
    public static final String PATH = "/pets";

    /** Kept here, because a logger that nobody keeps forgets its level. */
    private static final List<Logger> SILENT = List.of(
            Logger.getLogger("org.glassfish"),
            // Tyrus gives this one a level of its own.
            Logger.getLogger(Server.class.getName()),
            Logger.getLogger("org.eclipse.lsp4j"));

    /** What Tyrus calls any port that is free; 0 is its default port. */
    private static final int ANY_PORT = -1;

    private Lsp4jServer() {}

    public static void main(String[] arguments) throws DeploymentException, InterruptedException {
        Child.listening(start(Integer.parseInt(arguments[0])).getPort());
        Thread.currentThread().join();
    }

    /** @param port 0 for any that is free */
    public static Server start(int port) throws DeploymentException {
        Server server = new Server("localhost", port == 0 ? ANY_PORT : port, "/", null, Application.class);
        SILENT.forEach(logger -> logger.setLevel(Level.SEVERE));
        server.start();
        return server;
    }

    /** Which endpoints there are. */
    public static final class Application implements ServerApplicationConfig {
        @Override
        public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
            return Set.of(ServerEndpointConfig.Builder.create(Pets.class, PATH).build());
        }

        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
            return Set.of();
        }
    }

    /** One connection. */
    public static final class Pets extends WebSocketEndpoint<Object> {
        private static final int LONGEST_MESSAGE = 4 << 20;

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
            super.onOpen(session, config);
        }

        @Override
        protected void configure(Launcher.Builder<Object> builder) {
            builder.setLocalService(new Shelter()).setRemoteInterface(Object.class);
        }
    }
}
