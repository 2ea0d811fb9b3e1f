package dev.duplexrpc.samples.hub;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.hub.api.Extension;

/** The process that an extension runs in: connects to the main program, serves it, and ends when the connection does. */
public final class ExtensionProcess {
    static final String URL = "HUB_URL";
    static final String PASS = "HUB_PASS";

    private ExtensionProcess() {}

    /**
     * Runs the extension whose name is given, until the main program ends. Where that is and what to show it stand in the environment, because
     * everybody on the machine can read the arguments of a process.
     */
    public static void main(String[] arguments) {
        try (DuplexClient client = connect(System.getenv(URL), System.getenv(PASS), extension(arguments[0]))) {
            client.closed().join();
        }
    }

    static DuplexClient connect(String url, String pass, Extension extension) {
        return DuplexClient.builder(url)
                .bearer(() -> pass)
                .serve(Extension.service(extension))
                .connect();
    }

    private static Extension extension(String name) {
        return switch (name) {
            case "words" -> new WordCounter();
            case "reports" -> new Reporter();
            case "moody" -> new Moody();
            default -> throw new IllegalArgumentException("There is no extension '" + name + "'.");
        };
    }
}
