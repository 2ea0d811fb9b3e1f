package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.websocket.DeflateOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that do not keep to the rules of frames: each hears of it as {@code docs/bad-days.md} says, and nobody else does. */
@Timeout(120)
class BadFramesTest {

    private static final int RANDOM_CLIENTS = Boolean.getBoolean("duplexrpc.full") ? 2000 : 100;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8103616263 | 1002 | not masked",
                "c18001020304 | 1002 | reserved bit",
                "838001020304 | 1002 | opcode",
                "098001020304 | 1002 | fragmented",
                "808001020304 | 1002 | no message to continue",
                "81fe000101020304 | 1002 | fewest bytes",
                "818201020304c22a | 1007 | UTF-8",
                "82810102030400 | 1003 | binary",
                "81ff7fffffffffffffff01020304 | 1009 | maxMessageBytes",
                "88820102030402ef | 1002 | 1005"
            })
    void whatBreaksTheProtocolEndsThatConnectionWithACodeAndASentence(String hex, int code, String why)
            throws Exception {
        BadDay.of(BadDay.server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(HexFormat.of().parseHex(hex));

                assertThat(client.frame()).startsWith("close " + code + " ").contains(why);
            }
        });
    }

    @Test
    void garbageEndsTheConnectionItCameOver() throws Exception {
        BadDay.of(BadDay.server().messageTimeout(Duration.ofMillis(100)), server -> {
            Random random = new Random(7);
            for (int i = 0; i < RANDOM_CLIENTS; i++) {
                byte[] garbage = new byte[1 + random.nextInt(200)];
                random.nextBytes(garbage);
                try (RawClient client = RawClient.upgraded(server.port())) {
                    client.send(garbage);
                    client.shutdownOutput();
                    client.farewell();
                }
            }
        });
    }

    @Test
    void aClientThatVanishesInTheMiddleOfAFrameLeavesNothing() throws Exception {
        byte[] whole = RawClient.text(Bystander.ADD);
        BadDay.of(BadDay.server(), server -> {
            for (int length = 1; length < whole.length; length += 5) {
                RawClient client = RawClient.upgraded(server.port());
                client.send(Arrays.copyOf(whole, length));
                client.reset();
            }
        });
    }

    @Test
    void aMessageThatComesByteByByteIsNotWaitedForForEver() throws Exception {
        BadDay.of(BadDay.server().messageTimeout(Duration.ofMillis(200)), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                byte[] slowly = RawClient.text(" ".repeat(1000));
                String heard = "";
                for (int i = 0; heard.isEmpty(); i++) {
                    heard = client.sendUnlessEnded(new byte[] {slowly[i]}) ? client.frameWithin(20) : client.frame();
                }

                assertThat(heard).startsWith("close 1008 ").contains("messageTimeout");
            }
        });
    }

    @Test
    void aBombIsNotInflatedBeyondTheLimit() throws Exception {
        byte[] bomb = deflated(64 << 20);
        assertThat(bomb.length).isLessThan(100_000);
        BadDay.of(BadDay.server().compression(DeflateOptions.DEFAULTS), server -> {
            try (RawClient client =
                    new RawClient(server.port()).upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
                client.send(RawClient.masked(0xC1, bomb));

                assertThat(client.frame()).startsWith("close 1009 ").contains("maxInflatedBytes");
            }
        });
    }

    private static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(new byte[zeros]);
            byte[] packed = new byte[1 << 20];
            return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH) - 4);
        } finally {
            deflater.end();
        }
    }

    @Test
    void aFloodOfPingsIsAnsweredAsFarAsTheLimitGoes() throws Exception {
        byte[] ping = RawClient.masked(0x89, "are you there?");
        byte[] flood = new byte[700 * ping.length];
        for (int i = 0; i < 700; i++) {
            System.arraycopy(ping, 0, flood, i * ping.length, ping.length);
        }
        BadDay.of(BadDay.server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(flood);

                assertThat(client.farewell()).startsWith("close 1008 ").contains("maxPingsPerMinute");
            }
        });
    }
}
