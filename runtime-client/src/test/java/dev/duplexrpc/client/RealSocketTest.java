package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.CloseReason.Kind;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A selection of RFC 6455 on a real socket, and the bad days of a connection: what a client does about a server that does not do its part. */
@Timeout(120)
class RealSocketTest {

    private static final RpcMethod<List<String>, List<String>> ECHO =
            RpcMethod.request("echo", Codecs.list(Codecs.STRING), Codecs.list(Codecs.STRING));
    private static final RpcMethod<List<String>, Void> NOTE =
            RpcMethod.notification("note", Codecs.list(Codecs.STRING));
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[\"ä\"],\"id\":1}";
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"ä\"]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8180010203047b | 1002 | masked",
                "c100 | 1002 | reserved bit",
                "8300 | 1002 | opcode",
                "0900 | 1002 | fragmented",
                "8000 | 1002 | no message to continue",
                "817e0001 | 1002 | fewest bytes",
                "8102c328 | 1007 | UTF-8",
                "820100 | 1003 | binary",
                "817f7fffffffffffffff | 1009 | maxMessageBytes",
                "880203ed | 1002 | 1005"
            })
    void whatBreaksTheProtocolIsToldToTheServerAndToTheUser(String hex, int code, String why) throws Exception {
        CompletableFuture<String> farewell = new CompletableFuture<>();
        CloseReason reason = reasonWith(UnaryOperator.identity(), conversation -> {
            conversation.accept("");
            conversation.say(latin(hex));
            farewell.complete(conversation.farewell());
        });

        assertThat(farewell.get(20, TimeUnit.SECONDS)).startsWith(code + " ").contains(why);
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.kind()).isEqualTo(Kind.VIOLATION);
        assertThat(reason.detail()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"8800, 1005", "880203e8, 1000", "880203e9, 1001", "88020fa0, 4000"})
    void aFarewellIsAnsweredWithItsOwnCode(String hex, int code) throws Exception {
        CompletableFuture<String> farewell = new CompletableFuture<>();
        CloseReason reason = reasonWith(UnaryOperator.identity(), conversation -> {
            conversation.accept("");
            conversation.say(latin(hex));
            farewell.complete(conversation.farewell());
        });

        assertThat(farewell.get(20, TimeUnit.SECONDS)).startsWith(code == 1005 ? "none" : code + "");
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.kind()).isEqualTo(Kind.CLOSED_THERE);
    }

    @Test
    void fragmentsPingsAndSingleBytesAreAsGoodAsOneFrame() throws Exception {
        CompletableFuture<String> answers = new CompletableFuture<>();
        String text = latin(CALL.getBytes(StandardCharsets.UTF_8));
        reasonWith(UnaryOperator.identity(), conversation -> {
            conversation.accept("");
            StringBuilder frames = new StringBuilder();
            int cut = text.indexOf('\u00C3') + 1;
            frames.append('\u0001').append((char) cut).append(text, 0, cut);
            frames.append("\u0089\u0002hi\u008A\u0000");
            frames.append('\u0080').append((char) (text.length() - cut)).append(text, cut, text.length());
            for (char single : frames.toString().toCharArray()) {
                conversation.say(String.valueOf(single));
            }
            answers.complete(conversation.frame() + " " + conversation.frame());
            conversation.say("\u0088\u0000");
        });

        assertThat(answers.get(20, TimeUnit.SECONDS)).isEqualTo("hi " + ANSWER);
    }

    @Test
    void aServerThatSaysNothingIsAskedAndThenGivenUp() throws Exception {
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        CloseReason reason = reasonWith(
                builder -> builder.pingInterval(Duration.ofMillis(50)).idleTimeout(Duration.ofMillis(200)),
                conversation -> {
                    conversation.accept("");
                    asked.complete(conversation.in.readUnsignedByte());
                    conversation.untilTheEnd();
                });

        assertThat(asked.get(20, TimeUnit.SECONDS)).isEqualTo(0x89);
        assertThat(reason.kind()).isEqualTo(Kind.LOST);
        assertThat(reason.detail()).contains("idleTimeout");
    }

    @Test
    void aServerThatAnswersPingsIsKept() throws Exception {
        CompletableFuture<String> answered = new CompletableFuture<>();
        CloseReason reason = reasonWith(
                // Longer than an answer takes where the machine is busy, and shorter than all the pings together.
                builder -> builder.pingInterval(Duration.ofMillis(100)).idleTimeout(Duration.ofSeconds(2)),
                conversation -> {
                    conversation.accept("");
                    for (int i = 0; i < 24; i++) {
                        conversation.frame();
                        conversation.say("\u008A\u0000");
                    }
                    answered.complete("all");
                    conversation.say("\u0088\u0000");
                });

        assertThat(answered.get(20, TimeUnit.SECONDS)).isEqualTo("all");
        assertThat(reason.kind()).isEqualTo(Kind.CLOSED_THERE);
    }

    @Test
    void aMessageThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        CompletableFuture<String> farewell = new CompletableFuture<>();
        CloseReason reason = reasonWith(builder -> builder.messageTimeout(Duration.ofMillis(100)), conversation -> {
            conversation.accept("");
            conversation.say("\u0081\u0005{");
            farewell.complete(conversation.farewell());
        });

        assertThat(farewell.get(20, TimeUnit.SECONDS)).startsWith("1008 ").contains("messageTimeout");
        assertThat(reason.kind()).isEqualTo(Kind.VIOLATION);
    }

    @Test
    void aServerThatTakesNothingIsCutOff() throws Exception {
        CompletableFuture<CloseReason> ended = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
            conversation.accept("");
            ended.join();
        })) {
            DuplexClient client =
                    builder(server).writeTimeout(Duration.ofMillis(200)).connect();
            client.closed().thenAccept(ended::complete);
            for (int i = 0; i < 300 && client.isOpen(); i++) {
                try {
                    client.notify(NOTE, List.of("x".repeat(100_000)));
                } catch (CallFailedException full) {
                    break;
                }
            }

            CloseReason reason = ended.get(20, TimeUnit.SECONDS);
            assertThat(reason.kind()).isEqualTo(Kind.OUTBOX_FULL);
            assertThat(reason.detail()).contains("writeTimeout");
        }
    }

    @Test
    void aFloodOfPingsEndsTheConnection() throws Exception {
        CompletableFuture<String> farewell = new CompletableFuture<>();
        CloseReason reason = reasonWith(builder -> builder.maxPingsPerMinute(100), conversation -> {
            conversation.accept("");
            conversation.say("\u0089\u0000".repeat(5000));
            farewell.complete(conversation.farewell());
        });

        assertThat(farewell.get(20, TimeUnit.SECONDS)).startsWith("1008 ").contains("maxPingsPerMinute");
        assertThat(reason.code()).isEqualTo(1008);
    }

    @Test
    void compressedMessagesTravelBothWays() throws Exception {
        for (String extension : List.of(
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover",
                "permessage-deflate")) {
            boolean takeover = !extension.contains("client_no");
            CompletableFuture<Integer> first = new CompletableFuture<>();
            try (ScriptedServer server = ScriptedServer.plain(conversation -> {
                        conversation.accept("Sec-WebSocket-Extensions: " + extension + "\r\n");
                        first.complete(conversation.in.readUnsignedByte());
                        conversation.untilTheEnd();
                    });
                    DuplexClient client = builder(server)
                            .closeTimeout(Duration.ofMillis(50))
                            .compression(
                                    takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS)
                            .connect()) {
                client.notify(NOTE, List.of("x".repeat(1000)));

                assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(0xC1);
            }
        }
    }

    @Test
    void aCompressedBombIsRefused() throws Exception {
        Deflater deflater = new Deflater(9, true);
        byte[] blank = new byte[4 << 20];
        deflater.setInput(blank);
        byte[] packed = new byte[16_000];
        int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH) - 4;
        deflater.end();
        assertThat(length).isLessThan(packed.length - 4);
        CompletableFuture<String> farewell = new CompletableFuture<>();
        CloseReason reason = reasonWith(builder -> builder.compression(DeflateOptions.DEFAULTS), conversation -> {
            conversation.accept("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n");
            conversation.say("\u00C1\u007E" + (char) (length >> 8) + (char) (length & 0xFF)
                    + latin(Arrays.copyOf(packed, length)));
            farewell.complete(conversation.farewell());
        });

        assertThat(farewell.get(20, TimeUnit.SECONDS)).startsWith("1009 ").contains("maxInflatedBytes");
        assertThat(reason.code()).isEqualTo(1009);
    }

    /** Lets a client talk to a server that follows a script, and says how the connection ended. */
    private static CloseReason reasonWith(UnaryOperator<DuplexClientBuilder> options, ScriptedServer.Script script)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(script)) {
            DuplexClient client = options.apply(builder(server)).connect();
            return client.closed().get(20, TimeUnit.SECONDS);
        }
    }

    private static DuplexClientBuilder builder(ScriptedServer server) throws IOException {
        return DuplexClient.builder("ws://localhost:" + server.port() + "/")
                .closeTimeout(Duration.ofMillis(500))
                .serve(RpcService.builder("Echo")
                        .async(ECHO, CompletableFuture::completedFuture)
                        .build());
    }

    private static String latin(String hex) {
        return latin(HexFormat.of().parseHex(hex));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
