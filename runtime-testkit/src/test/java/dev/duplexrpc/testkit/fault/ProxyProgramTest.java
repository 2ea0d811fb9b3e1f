package dev.duplexrpc.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProxyProgramTest {

    /** What the program has to say. */
    private static final class Heard {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static String run(List<String> arguments, String commands) throws IOException {
        Heard heard = new Heard();
        int code =
                ProxyProgram.run(arguments, new BufferedReader(new StringReader(commands)), heard.stream, heard.stream);
        return code + " " + heard.text();
    }

    @Test
    void itIsUsedByHand() throws IOException {
        Heard heard = new Heard();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PipedWriter keyboard = new PipedWriter();
                BufferedReader in = new BufferedReader(new PipedReader(keyboard))) {
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
                try {
                    return ProxyProgram.run(
                            List.of("--to", "" + server.getLocalPort(), "--listen", "localhost:0", "--split", "2"),
                            in,
                            heard.stream,
                            heard.stream);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), portOf(heard));
                    Socket served = server.accept()) {
                client.getOutputStream().write(new byte[] {1, 2, 3});
                assertThat(served.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);

                type(keyboard, "refuse on", "nonsense", "cut rst", "status", "quit");

                assertThat(code.join()).isZero();
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
        String line = "open=0 accepted=1 unreachable=0 cuts=1 fin=0 rst=1 silence=0 toServer=3 toClient=0 swallowed=0";
        assertThat(heard.text().lines())
                .containsSubsequence("'nonsense' is no command; 'help' lists them.", line, line);
        assertThat(heard.text()).startsWith("listening ").endsWith(line + System.lineSeparator());
    }

    private static void type(PipedWriter keyboard, String... lines) throws IOException {
        keyboard.write(String.join("\n", lines) + "\n");
        keyboard.flush();
    }

    /** The program says where it listens as soon as it does. */
    private static int portOf(Heard heard) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!heard.text().contains(System.lineSeparator())) {
            assertThat(System.nanoTime()).as("what the program says").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return Integer.parseInt(heard.text().lines().findFirst().orElseThrow().substring("listening ".length()));
    }

    @Test
    void everyCommandIsUnderstood() throws IOException {
        String commands =
                "cut\ncut fin\nsilence\nrefuse on\nrefuse off\nblackhole 1ms\nreorder\ndelay 2s\nthrottle 100\nsplit 5\nrestore\n\n";

        assertThat(run(List.of("--to", "1"), commands).lines()).hasSize(2);
        assertThat(run(List.of("--to", "1"), "help").lines()).hasSizeGreaterThan(20);
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws IOException {
        assertThat(run(List.of(), "")).contains("2 Nothing says where the server is; write --to and its port.");
        assertThat(run(List.of("--to"), "")).contains("'--to' has no value behind it.");
        assertThat(run(List.of("--to", "70000"), "")).contains("There is no port 70000; the last one is 65535.");
        assertThat(run(List.of("--to", "-1"), "")).contains("'-1' is negative");
        assertThat(run(List.of("--to", "1", "--seed", "x"), "")).contains("'x' is no seed");
        assertThat(run(List.of("--to", "1", "--delay", "soon"), ""))
                .contains("'soon' is no time; write 250ms, 2s or 1m.");
        assertThat(run(List.of("--to", "1", "--cut", "axe"), "")).contains("'axe' is no way to cut");
        assertThat(run(List.of("--to", "1", "--slow", "1"), "")).contains("There is no option '--slow'.");
        assertThat(run(List.of("--to", "1"), "refuse perhaps\nsplit many"))
                .contains("'perhaps' says nothing", "'many' is no number");
    }

    @Test
    void theUsageIsToldToWhoAsks() throws IOException {
        assertThat(run(List.of("--help"), "")).isEqualTo("0 " + ProxyProgram.USAGE);
    }

    @Test
    void allOptionsTogetherStartAProxy() throws IOException {
        List<String> all = List.of(
                "--to",
                "localhost:1",
                "--listen",
                "127.0.0.1:0",
                "--seed",
                "-5",
                "--cut-every",
                "1m",
                "--cut",
                "fin",
                "--delay",
                "5ms",
                "--throttle",
                "9",
                "--split",
                "1");

        assertThat(run(all, "status")).startsWith("0 listening ");
    }
}
