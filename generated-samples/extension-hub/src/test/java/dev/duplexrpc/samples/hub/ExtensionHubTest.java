package dev.duplexrpc.samples.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.client.ConnectFailedException;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.hub.api.ExtensionFailedException;
import dev.duplexrpc.samples.hub.api.ExtensionMissingException;
import dev.duplexrpc.samples.hub.api.FailureReason;
import dev.duplexrpc.samples.hub.api.Hub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ExtensionHubTest {
    private final List<String> report = new CopyOnWriteArrayList<>();
    private final HubServer hub = new HubServer(report::add);

    @AfterEach
    void stop() {
        hub.close();
    }

    private DuplexClient connect(String name, CommandTable extension) {
        return ExtensionProcess.connect(hub.url(), hub.passes().issue(name), extension);
    }

    /** Only the one that dies has a process of its own here, because processes take their time to start. */
    @Test
    void extensionsAreCalledCallBackDieAndComeBack() {
        try (Launcher launcher = new Launcher(hub, Duration.ofMillis(1));
                DuplexClient words = connect("words", new WordCounter());
                DuplexClient reports = connect("reports", new Reporter())) {
            launcher.launch("moody");
            HubDemo.tour(hub, report::add);
            assertThat(words.isOpen() && reports.isOpen()).isTrue();
        }

        assertThat(report)
                .containsExactly(
                        "Connected: [moody, reports, words].",
                        "Main asks words: 6 words.",
                        "info from reports: reporting on 18 characters",
                        "Main asks reports, which asks words: Shakespeare wrote 6 words.",
                        "Main asks words to sing: The extension has no such command. It knows [count].",
                        "Main asks moody to think: timed-out, and it may have done something.",
                        "Main asks moody to quit: gone, and it may have done something.",
                        "It is back: Hello, Main!");
        assertThat(Path.of("README.md")).content().contains(String.join("\n", report));
    }

    @Test
    void aFailureOfTheExtensionThatIsAskedReachesTheOneThatAsks() {
        try (DuplexClient words = connect("words", new WordCounter());
                DuplexClient moody = connect("moody", new Moody())) {
            Hub main = Hub.over(words);

            assertThat(main.ask("moody", "greet", "words")).isEqualTo("Hello, words!");
            assertThatThrownBy(() -> main.ask("reports", "report")).isInstanceOf(ExtensionMissingException.class);
            assertThatThrownBy(() -> hub.extensions().run("moody", "think", null, Duration.ofMillis(1)))
                    .isInstanceOfSatisfying(
                            ExtensionFailedException.class,
                            e -> assertThat(e.data())
                                    .isNotNull()
                                    .satisfies(data -> assertThat(data.reason()).isEqualTo(FailureReason.TIMED_OUT)));
            assertThat(moody.isOpen()).isTrue();
        }
    }

    @Test
    void anExtensionShowsItsPassAndOnlyOneOfANameIsLetIn() {
        assertThatThrownBy(() -> ExtensionProcess.connect(hub.url(), "forged", new Moody()))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));

        try (DuplexClient first = connect("words", new WordCounter())) {
            assertThatThrownBy(() -> connect("words", new WordCounter()))
                    .isInstanceOfSatisfying(
                            ConnectFailedException.class,
                            e -> assertThat(e.status()).isEqualTo(429));
            assertThat(first.isOpen()).isTrue();
        }
        assertThat(hub.extensions().names()).doesNotContain("reports");
    }
}
