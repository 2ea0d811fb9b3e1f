package ${package};

import ${package}.api.Notebook;
import dev.duplexrpc.server.DuplexServer;

/** Serves the notebook, over WebSocket and over HTTP POST. */
public final class NotebookServer {
    private NotebookServer() {}

    /** Serves on port 8080, or on the port that is given, until the process is ended. */
    public static void main(String[] arguments) {
        DuplexServer server = start(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        System.out.println("The notebook is open at ws://localhost:" + server.port() + "/.");
    }

    /** Port 0 stands for any that is free. */
    static DuplexServer start(int port) {
        return DuplexServer.builder()
                .port(port)
                .serve(Notebook.service(new MemoryNotebook()))
                .start();
    }
}
