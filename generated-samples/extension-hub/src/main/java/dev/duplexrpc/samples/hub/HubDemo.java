package dev.duplexrpc.samples.hub;

import dev.duplexrpc.samples.hub.api.ExtensionFailedData;
import dev.duplexrpc.samples.hub.api.ExtensionFailedException;
import dev.duplexrpc.samples.hub.api.UnknownCommandException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** Opens a hub, starts three extensions in processes of their own, and tries what can happen to them. */
public final class HubDemo {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private HubDemo() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        try (HubServer hub = new HubServer(System.out::println);
                Launcher launcher = new Launcher(hub, Duration.ofMillis(100))) {
            launcher.launch("words");
            launcher.launch("reports");
            launcher.launch("moody");
            tour(hub, System.out::println);
        }
    }

    static void tour(HubServer hub, Consumer<String> report) {
        Extensions extensions = hub.extensions();
        extensions.arrival("words").join();
        extensions.arrival("reports").join();
        extensions.arrival("moody").join();
        report.accept("Connected: " + extensions.names() + ".");

        report.accept("Main asks words: " + extensions.run("words", "count", "to be or not to be", PATIENCE) + ".");

        hub.set("author", "Shakespeare");
        report.accept("Main asks reports, which asks words: "
                + extensions.run("reports", "report", "to be or not to be", PATIENCE));

        try {
            extensions.run("words", "sing", null, PATIENCE);
        } catch (UnknownCommandException e) {
            report.accept("Main asks words to sing: " + e.getMessage() + " It knows "
                    + Objects.requireNonNull(e.data()).known() + ".");
        }

        report.accept("Main asks moody to think: " + failure(extensions, "think", Duration.ofSeconds(1)));
        report.accept("Main asks moody to quit: " + failure(extensions, "quit", PATIENCE));

        extensions.arrival("moody").join();
        report.accept("It is back: " + extensions.run("moody", "greet", "Main", PATIENCE));
    }

    private static String failure(Extensions extensions, String command, Duration patience) {
        try {
            return extensions.run("moody", command, null, patience);
        } catch (ExtensionFailedException e) {
            ExtensionFailedData data = Objects.requireNonNull(e.data());
            return data.reason()
                    + (data.mayHaveRun() ? ", and it may have done something." : ", and nothing was done.");
        }
    }
}
