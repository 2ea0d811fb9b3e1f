package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.server.DuplexHandler;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import dev.duplexrpc.websocket.Handshake;
import io.undertow.Undertow;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xnio.Options;
import org.xnio.SslClientAuthMode;

@Timeout(120)
class ClientTlsTest {

    private static final int LARGE = 10_000_000;
    private static final RpcMethod<List<String>, List<String>> ECHO =
            RpcMethod.request("echo", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));
    private static final RpcMethod<List<String>, Void> NOTE =
            RpcMethod.notification("note", Codecs.list(Codecs.STRING));

    /** For what takes its time where the machine is busy. */
    private static final CallOptions PATIENT = CallOptions.DEFAULTS.withTimeout(Duration.ofMinutes(2));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void callsGoOverTlsAndLargeMessagesInBothDirections() {
        try (DuplexClient client = trusting(server(TestCertificates.LOCALHOST))
                .maxMessageBytes(LARGE + 1000)
                .maxOutboxBytes(3 * LARGE)
                .connect()) {
            List<String> large = List.of("ä".repeat(LARGE / 2 - 100));
            List<CompletableFuture<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(client.call(ECHO, large, PATIENT));
                calls.add(client.call(ECHO, List.of("small"), PATIENT));
            }
            for (int i = 0; i < 6; i++) {
                assertThat(calls.get(i).join()).isEqualTo(i % 2 == 0 ? large : List.of("small"));
            }
        }
    }

    @Test
    void manySmallCallsAtOnceGoOverTls() {
        try (DuplexClient client = trusting(server(TestCertificates.LOCALHOST)).connect()) {
            List<CompletableFuture<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                calls.add(client.call(ECHO, List.of("number " + i), PATIENT));
            }
            for (int i = 0; i < 5000; i++) {
                assertThat(calls.get(i).join()).containsExactly("number " + i);
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        ConnectFailedException failed = failure(DuplexClient.builder(server(TestCertificates.LOCALHOST)));

        assertThat(failed.phase()).isEqualTo(Phase.TLS);
        assertThat(failed).hasMessageContaining("certificate is not trusted").hasMessageContaining("trust(Trust.pem(");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThat(failure(trusting(server(TestCertificates.OTHER_HOST))))
                .hasMessageContaining("is for another host than 'localhost'");
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() {
        assertThat(failure(trusting(server(TestCertificates.EXPIRED)))).hasMessageContaining("has expired");
    }

    @Test
    void aContextMadeElsewhereDoesNotSpareTheHostName() {
        SSLContext context = TlsContexts.context(null, TestCertificates.trust());

        assertThat(failure(DuplexClient.builder(server(TestCertificates.OTHER_HOST))
                        .sslContext(context)))
                .hasMessageContaining("another host");
    }

    @Test
    void insecureForDevelopmentBelievesEverybody() {
        try (DuplexClient client = DuplexClient.builder(server(TestCertificates.EXPIRED))
                .insecureForDevelopment()
                .connect()) {
            assertThat(client.callBlocking(ECHO, List.of("x"), CallOptions.DEFAULTS))
                    .containsExactly("x");
        }
    }

    @Test
    void anAddressIsVerifiedAsTheHostNameIs() {
        String url = server(TestCertificates.LOCALHOST).replace("localhost", "127.0.0.1");

        trusting(url).connect().close();
        assertThat(failure(trusting(server(TestCertificates.OTHER_HOST).replace("localhost", "127.0.0.1"))))
                .hasMessageContaining("another host");
    }

    @Test
    void aServerMayWantACertificateOfTheClient() {
        String url = serverWantingCertificates();

        trusting(url).identity(TestCertificates.CLIENT.identity()).connect().close();
        assertThat(failure(trusting(url))).hasMessageContaining("certificate").hasMessageContaining("client");
    }

    @Test
    void optionsThatContradictEachOtherOrDoNothingAreRefused() {
        Trust trust = TestCertificates.trust();

        assertThatThrownBy(() -> DuplexClient.builder("wss://localhost/")
                        .trust(trust)
                        .insecureForDevelopment()
                        .connect())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        DuplexClient.builder("ws://localhost/").trust(trust).connect())
                .hasMessageContaining("use a wss:// URL");
        DuplexClientBuilder moved = DuplexClient.builder("wss://localhost:1/").trust(trust);
        assertThatThrownBy(moved::connect).isInstanceOf(ConnectFailedException.class);
        moved.url("ws://localhost:1/");
        assertThatThrownBy(moved::connect).hasMessageContaining("use a wss:// URL");
    }

    @Test
    void theServerIsToldTheHostName() throws Exception {
        CompletableFuture<String> named = new CompletableFuture<>();
        ScriptedServer server = scripted(conversation -> {
            conversation.accept("");
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) conversation.socket).getSession();
            named.complete(session.getRequestedServerNames().toString());
            conversation.untilFarewell();
        });

        connect(server).close();

        assertThat(named.get()).contains("localhost");
    }

    @Test
    void framesThatComeWithTheAnswerAreNotLost() throws Exception {
        String note = "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[\"early\"]}";
        CountDownLatch seen = new CountDownLatch(2);
        ScriptedServer server = scripted(conversation -> {
            String frame = "\u0081" + (char) note.length() + note;
            // One record with the answer and a frame and a half, then the other half.
            conversation.say(conversation.accepting(conversation.head(), "") + frame + frame.substring(0, 20));
            conversation.say(frame.substring(20));
            conversation.untilFarewell();
        });
        RpcService notes = RpcService.builder("Notes")
                .blocking(NOTE, texts -> {
                    seen.countDown();
                    return null;
                })
                .build();

        try (DuplexClient client = trusting(url(server)).serve(notes).connect()) {
            assertThat(client.isOpen()).isTrue();
            seen.await();
        }
    }

    @Test
    void aServerThatReadsLateGetsEverythingInOrder() throws Exception {
        CountDownLatch queued = new CountDownLatch(1);
        CompletableFuture<List<String>> got = new CompletableFuture<>();
        ScriptedServer server = scripted(conversation -> {
            conversation.accept("");
            queued.await();
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                frames.add(conversation.frame().replaceAll(".*\"(\\d+)x*\".*", "$1"));
            }
            got.complete(frames);
            conversation.untilFarewell();
        });

        try (DuplexClient client = connect(server)) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                client.notify(NOTE, List.of(i + "x".repeat(10_000)));
                expected.add("" + i);
            }
            queued.countDown();

            assertThat(got.get()).isEqualTo(expected);
        }
    }

    @Test
    void aClientThatReadsLateGetsEverythingFromOurServer() throws Exception {
        InetSocketAddress address = new InetSocketAddress(
                "localhost", Integer.parseInt(server(TestCertificates.LOCALHOST).replaceAll("\\D+(\\d+)/", "$1")));
        SSLContext context = TlsContexts.context(null, TestCertificates.trust());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(address);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + Handshake.newKey() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                all.writeBytes(maskedCall(i));
            }
            socket.getOutputStream().write(all.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int newlines = 0; newlines < 4; ) {
                int next = in.readUnsignedByte();
                newlines = next == '\r' || next == '\n' ? newlines + 1 : 0;
            }
            for (int i = 0; i < 200; i++) {
                assertThat(in.readUnsignedByte()).isEqualTo(0x81);
                assertThat(in.readUnsignedByte()).isEqualTo(126);
                String answer = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
                assertThat(answer).contains("\"id\":" + i + ",").hasSizeGreaterThan(15_000);
            }
        }
    }

    private static byte[] maskedCall(int id) {
        byte[] json = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"echo\",\"params\":[\"" + "y".repeat(15_000)
                        + "\"]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | 126);
        frame.write(json.length >> 8);
        frame.write(json.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(json);
        return frame.toByteArray();
    }

    private ScriptedServer scripted(ScriptedServer.Script script) throws Exception {
        ScriptedServer server = ScriptedServer.tls(TestCertificates.LOCALHOST.server(), script);
        opened.add(server);
        return server;
    }

    private static DuplexClient connect(ScriptedServer server) {
        return trusting(url(server)).connect();
    }

    private static String url(ScriptedServer server) {
        return "wss://localhost:" + server.port() + "/";
    }

    private static DuplexClientBuilder trusting(String url) {
        return DuplexClient.builder(url).trust(TestCertificates.trust());
    }

    private static ConnectFailedException failure(DuplexClientBuilder builder) {
        return catchThrowableOfType(ConnectFailedException.class, builder::connect);
    }

    private String server(TestCertificates certificate) {
        return start(Undertow.builder(), certificate);
    }

    private String serverWantingCertificates() {
        return start(
                Undertow.builder().setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED),
                TestCertificates.LOCALHOST);
    }

    private String start(Undertow.Builder builder, TestCertificates certificate) {
        DuplexHandler handler = DuplexHandler.builder()
                .maxMessageBytes(LARGE + 1000)
                .maxOutboxBytes(3 * LARGE)
                .serve(RpcService.builder("Echo")
                        .async(ECHO, CompletableFuture::completedFuture)
                        .build())
                .build();
        Undertow undertow = builder.addHttpsListener(0, "localhost", certificate.server())
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(handler)
                .build();
        undertow.start();
        opened.add(handler);
        opened.add(undertow::stop);
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return "wss://localhost:" + address.getPort() + "/";
    }
}
