package dev.duplexrpc.samples.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EthereumNodeTest {
    private static final Pattern POSTED = Pattern.compile(
            "(?m)^\\$ curl -H 'Content-Type: application/json' -d '(.*)' http://localhost:8545/\n(.*)$");

    private final DuplexServer node = EthereumNode.start(0);
    private final String place = "localhost:" + node.port() + "/";

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theSampleDoesWhatItsReadmeSays() throws Exception {
        List<String> report = new ArrayList<>();
        EthereumDemo.visit("ws://" + place, report::add);
        EthereumDemo.outlast(report::add);

        assertThat(report)
                .containsExactly(
                        "fakechain/1.0 of network 1337",
                        "Alice owns 100 ether at block 0",
                        "New transaction: 0x4150cc4ccae2dc1182f48395d3d90d0efffa18e76920e6d8f2785b88e37ac8d0",
                        "Bob will own 1.5 ether, and owns 0 ether",
                        "New block 1: 0x043e9bdc9a8927b208c9c37ba2dc5cdb87d3bec2d6b2cfa58326fc38616e47bf",
                        "It was made at 2026-01-01T00:00:12Z and holds 1 transaction",
                        "Bob owns 1.5 ether, and owned 0 ether",
                        "The account does not own so much. It is 98.5 ether, not 1000 ether.",
                        "Saw block 1",
                        "Saw block 2, which was made while the node was away",
                        "Saw block 3");
        assertThat(Path.of("README.md")).content().contains(String.join("\n", report));
    }

    /** Any client of Ethereum will do: this one is Java's own, and knows nothing but text. */
    @Test
    void aClientThatKnowsNothingOfUsIsServed() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + place), new Texts(received))
                .join();

        socket.sendText(call("1", "eth_getBalance", "\"" + EthereumNode.ALICE + "\",\"latest\""), true)
                .join();
        assertThat(received.take()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x56bc75e2d63100000\"}");

        socket.sendText(call("\"two\"", "eth_subscribe", "\"newHeads\""), true).join();
        assertThat(received.take()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"two\",\"result\":\"");

        socket.sendText(call("3", "evm_mine", ""), true).join();
        assertThat(List.of(received.take(), received.take()))
                .anySatisfy(text -> assertThat(text).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":\"0x1\"}"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{\"subscription\":\"")
                        .contains("\"result\":{\"number\":\"0x1\",\"hash\":\"0x"));
        socket.abort();
    }

    /** The commands of the README, sent by Java's own client. */
    @Test
    void curlIsAnsweredAsTheReadmeShows() throws Exception {
        assertThat(POSTED.matcher(Files.readString(Path.of("README.md"))).results())
                .hasSize(3)
                .allSatisfy(command -> assertThat(post(command.group(1))).isEqualTo(command.group(2)));
    }

    @Test
    void callsAndBatchesComeOverHttpToo() throws Exception {
        String batch = "[" + call("1", "eth_chainId", "") + "," + call("2", "eth_getBlockByNumber", "\"0x7\",false")
                + "," + call("3", "eth_getBalance", "\"nobody\"") + "]";

        assertThat(post(batch))
                .contains(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x539\"}",
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":null}",
                        "\"id\":3,\"error\":{\"code\":-32602",
                        "\"pointer\":\"/0\"");
    }

    private String post(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + place))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String call(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":[" + params + "]}";
    }

    /** Puts whole messages into a queue. */
    private static final class Texts implements WebSocket.Listener {
        private final BlockingQueue<String> received;
        private final StringBuilder parts = new StringBuilder();

        Texts(BlockingQueue<String> received) {
            this.received = received;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                received.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
