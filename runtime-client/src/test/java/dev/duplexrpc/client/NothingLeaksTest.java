package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.Holdings;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts what the process holds before and after many connections that ended in every way there is: a thousand in the long form of the tests. */
@Timeout(300)
class NothingLeaksTest {

    private static final int CONNECTIONS = Boolean.getBoolean("duplexrpc.full") ? 1000 : 200;
    private static final RpcMethod<List<String>, List<String>> ECHO =
            RpcMethod.request("echo", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));

    private final ClientResources resources =
            ClientResources.builder().ioThreads(1).build();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .drainTimeout(Duration.ofMillis(100))
            .serve(RpcService.builder("Echo")
                    .async(ECHO, CompletableFuture::completedFuture)
                    .build())
            .start();

    @AfterEach
    void stop() {
        server.close();
        resources.close();
    }

    @Test
    void plainConnectionsLeaveNothingBehind() throws Exception {
        // Pools are filled by as many as are open at once, so the first round must be like the second.
        round(CONNECTIONS);
        Holdings before = Holdings.now();

        round(CONNECTIONS);

        assertNothingGrew(before, CONNECTIONS);
        awaitNoSessions(server);
    }

    private void round(int connections) throws IOException {
        List<DuplexClient> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            switch (i % 5) {
                case 0 -> open.add(client().connect());
                case 1 -> {
                    DuplexClient client = client().connect();
                    client.callBlocking(ECHO, List.of("x".repeat(2000)), CallOptions.DEFAULTS);
                    client.close();
                }
                case 2 ->
                    reset(
                            "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n\u0081\u00FE");
                case 3 -> reset("GET / HT");
                default -> {
                    CompletableFuture<DuplexClient> connecting = client().connectAsync();
                    if (!connecting.cancel(false)) {
                        connecting.join().close();
                    }
                }
            }
        }
        open.forEach(DuplexClient::close);
    }

    private DuplexClientBuilder client() {
        return DuplexClient.builder("ws://localhost:" + server.port() + "/").resources(resources);
    }

    /** Ends in the middle as a crashed machine does. */
    private void reset(String begun) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoLinger(true, 0);
        }
    }

    @Test
    void connectionsOverTlsWithCompressionLeaveNothingBehind() throws Exception {
        try (ScriptedServer secure = ScriptedServer.tls(TestCertificates.LOCALHOST.server(), conversation -> {
            conversation.accept("Sec-WebSocket-Extensions: permessage-deflate\r\n");
            conversation.frame();
            conversation.untilFarewell();
        })) {
            secureRound(secure, CONNECTIONS / 10);
            Holdings before = Holdings.now();

            secureRound(secure, CONNECTIONS / 10);

            assertNothingGrew(before, CONNECTIONS / 10);
        }
    }

    private void secureRound(ScriptedServer secure, int connections) {
        DuplexClientBuilder builder = DuplexClient.builder("wss://localhost:" + secure.port() + "/")
                .trust(TestCertificates.trust())
                .compression(DeflateOptions.DEFAULTS.withContextTakeover())
                .resources(resources);
        for (int i = 0; i < connections; i++) {
            try (DuplexClient client = builder.connect()) {
                client.call(ECHO, List.of("y".repeat(2000)), CallOptions.DEFAULTS);
            }
        }
    }

    private void assertNothingGrew(Holdings before, int connections) {
        // A few descriptors and threads come and go with the JDK and the test itself, and pools keep as many buffers as
        // were in
        // use at once, which is not the same each time; a leak would keep one for each.
        awaitThatNothingIsTimed(resources);
        Holdings bound = new Holdings(
                before.descriptors() + 8, before.threads() + 8, before.directBuffers() + connections / 4 + 8);

        assertThat(Holdings.settled(bound, Duration.ofSeconds(20)))
                .as("held before: %s", before)
                .matches(after -> after.isWithin(bound), "is within " + bound);
    }

    /** The last timers go with the socket, a little later than its end is told. */
    static void awaitThatNothingIsTimed(ClientResources resources) {
        awaitZero("timers", () -> resources.wheel().size());
    }

    /** A server hears of a client's end when that has told its own side already. */
    static void awaitNoSessions(DuplexServer server) {
        awaitZero("sessions", () -> server.sessions().size());
    }

    private static void awaitZero(String what, IntSupplier count) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (count.getAsInt() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertThat(count.getAsInt()).as(what).isZero();
    }
}
