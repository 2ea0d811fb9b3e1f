package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whatever comes, the reader reports or refuses: it never fails in another way, never reports more than the limits allow, and what it reports as text is text. The first
 * byte of the input says how it is read: bit 0 as a client, bit 1 with compression, bit 2 with context takeover, the rest in pieces of which size.
 */
class FrameFuzzTest {

    private static final int LIMIT = 4096;

    @FuzzTest(maxDuration = "5m")
    void whateverComes(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int how = input[0];
        int piece = 1 + ((how & 0xFF) >>> 3) * 5;
        FrameReader reader = new FrameReader(
                (how & 1) == 0 ? Role.SERVER : Role.CLIENT,
                LIMIT,
                new Bounded(),
                (how & 2) == 0 ? null : inflater((how & 4) != 0));
        try {
            for (int from = 1; from < input.length; from += piece) {
                int length = Math.min(piece, input.length - from);
                reader.feed(Arrays.copyOfRange(input, from, from + length), 0, length);
            }
        } catch (FrameException refused) {
            assertThat(CloseCode.mayBeSent(refused.closeCode())).isTrue();
            assertThat(reader.messageUnderWay()).isZero();
        } finally {
            reader.finish();
        }
    }

    private static @Nullable MessageInflater inflater(boolean takeover) {
        DeflateOptions options = takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS;
        return Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options))
                .inflater(LIMIT);
    }

    private static final class Bounded implements FrameHandler {

        @Override
        public void text(byte[] bytes, int from, int length) {
            assertThat(length).isLessThanOrEqualTo(LIMIT);
            byte[] text = Arrays.copyOfRange(bytes, from, from + length);
            assertThat(new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }

        @Override
        public void binary(byte[] bytes, int from, int length) {
            assertThat(length).isLessThanOrEqualTo(LIMIT);
        }

        @Override
        public void ping(byte[] bytes, int from, int length) {
            assertThat(length).isLessThanOrEqualTo(125);
        }

        @Override
        public void pong(byte[] bytes, int from, int length) {
            assertThat(length).isLessThanOrEqualTo(125);
        }

        @Override
        public void close(int code, String reason) {
            assertThat(code == CloseCode.NO_STATUS || CloseCode.mayBeSent(code)).isTrue();
        }
    }
}
