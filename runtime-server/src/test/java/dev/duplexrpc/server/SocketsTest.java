package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets through which nothing comes, or nothing whole: they have little time, are counted, and make way for those who want something. */
@Timeout(120)
class SocketsTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    private final BlockingQueue<String> limits = new LinkedBlockingQueue<>();
    private final List<RawClient> clients = new ArrayList<>();

    private DuplexServer.Builder server() {
        return DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .serve(Arithmetic.service())
                // Longer than any of these tests, but for those that are about it.
                .handshakeTimeout(Duration.ofMinutes(2))
                .closeTimeout(Duration.ofMillis(300))
                .observe(new PeerListener() {
                    @Override
                    public void limitReached(@Nullable Peer peer, String limit) {
                        limits.add(limit);
                    }
                });
    }

    private RawClient connect(DuplexServer server) throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    private void connect(DuplexServer server, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            connect(server);
        }
    }

    @AfterEach
    void closeClients() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void whoSendsNothingHasTheTimeOfAHandshakeAndWhoHasAskedStaysForTheNextRequest() throws Exception {
        try (DuplexServer server =
                server().handshakeTimeout(Duration.ofMillis(300)).start()) {
            RawClient kept = askedInTime(server);
            limits.clear();
            RawClient silent = connect(server);

            assertThat(silent.frame()).isEqualTo("end");
            assertThat(limits.poll(20, TimeUnit.SECONDS)).isEqualTo("handshakeTimeout");
            assertThat(health(kept)).contains("ready");
            assertThat(limits).isEmpty();
        }
    }

    /** One that has asked; where the machine is busy, several may come too late before. */
    private RawClient askedInTime(DuplexServer server) throws IOException {
        for (int attempt = 1; ; attempt++) {
            RawClient client = connect(server);
            try {
                assertThat(health(client)).contains("ready");
                return client;
            } catch (EOFException | SocketException tooLate) {
                assertThat(client.farewell()).isEqualTo("end");
                assertThat(attempt).isLessThan(RawClient.ATTEMPTS);
            }
        }
    }

    @Test
    void whoSendsAByteNowAndThenHasNoMoreTime() throws Exception {
        try (DuplexServer server =
                server().handshakeTimeout(Duration.ofMillis(300)).start()) {
            RawClient trickling = connect(server);
            String heard = "";
            while (heard.isEmpty()) {
                heard = trickling.sendUnlessEnded(new byte[] {'G'}) ? trickling.frameWithin(20) : "end";
            }

            assertThat(heard).isEqualTo("end");
        }
    }

    @Test
    void ofOneAddressWhoRestsLongestMakesWay() throws Exception {
        try (DuplexServer server = server().maxConnectionsPerAddress(5).start()) {
            RawClient inside = connect(server).upgrade("");
            connect(server, 50);

            RawClient first = clients.get(1);
            assertThat(first.farewell()).isEqualTo("end");
            assertThat(limits.poll(20, TimeUnit.SECONDS)).isEqualTo("maxConnectionsPerAddress");
            BadDay.await("sockets", () -> server.sockets().size() == 5);
            inside.send(RawClient.text(ADD));
            assertThat(inside.frame()).isEqualTo(SUM);
            RawClient another = connect(server).upgrade("");
            another.send(RawClient.text(ADD));
            assertThat(another.frame()).isEqualTo(SUM);
        }
    }

    @Test
    void whoComesThroughATrustedProxyIsNotTheProxy() throws Exception {
        try (DuplexServer server = server().maxConnectionsPerAddress(5)
                .trustedProxies("127.0.0.0/8", "::1")
                .start()) {
            connect(server, 50);

            BadDay.await("sockets", () -> server.sockets().size() == 50);
            assertThat(limits).isEmpty();
        }
    }

    @Test
    void whoSendsNothingLocksNobodyOut() throws Exception {
        int most = 1 + Sockets.SPARE;
        try (DuplexServer server = server().maxConnections(1).start()) {
            connect(server, most + 200);
            RawClient served = connect(server).upgrade("");

            served.send(RawClient.text(ADD));
            assertThat(served.frame()).isEqualTo(SUM);
            assertThat(clients.get(0).farewell()).isEqualTo("end");
            assertThat(limits.poll(20, TimeUnit.SECONDS)).isEqualTo("maxConnections");
            BadDay.await("sockets", () -> server.sockets().size() == most);
        }
    }

    @Test
    void nothingIsKeptOfThoseThatHaveGone() throws Exception {
        try (DuplexServer server = server().start()) {
            connect(server, 10);
            RawClient upgraded = connect(server).upgrade("");
            upgraded.send(RawClient.text(ADD));
            assertThat(upgraded.frame()).isEqualTo(SUM);
            assertThat(server.sockets().size()).isEqualTo(11);

            closeClients();

            BadDay.await("sockets", () -> server.sockets().size() == 0);
        }
    }

    private static String health(RawClient client) throws IOException {
        client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String head = client.head();
        return head + client.body(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
    }
}
