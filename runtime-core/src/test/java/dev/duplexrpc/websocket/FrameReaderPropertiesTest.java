package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class FrameReaderPropertiesTest {

    @Property(seed = "1")
    void howTheBytesAreCutMakesNoDifference(
            @ForAll("conversations") byte[] bytes, @ForAll("cuts") List<Integer> cuts, @ForAll boolean shifted) {
        assertThat(report(bytes, cuts, shifted ? 3 : 0)).isEqualTo(report(bytes, List.of(), 0));
    }

    @Property(seed = "1")
    void whateverComesTheReaderReportsOrRefuses(@ForAll byte[] noise, @ForAll("cuts") List<Integer> cuts) {
        assertThat(report(noise, cuts, 0)).isEqualTo(report(noise, List.of(), 0));
    }

    @Property(seed = "1")
    void whatTheWriterWritesTheReaderReads(@ForAll String text, @ForAll boolean masked, @ForAll int key) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        FrameWriter writer = masked ? FrameWriter.client(() -> key) : FrameWriter.server();
        byte[] out = new byte[(int) writer.size(payload.length) + 1];
        int end = writer.text(out, 1, payload, 0, payload.length);
        RecordedFrames seen = new RecordedFrames();

        new FrameReader(masked ? Role.SERVER : Role.CLIENT, Integer.MAX_VALUE, seen).feed(out, 1, end - 1);

        assertThat(end).isEqualTo(out.length);
        assertThat(seen.events).containsExactly("text " + new String(payload, StandardCharsets.UTF_8));
    }

    @Property(seed = "1")
    void compressedMessagesAreTheSameHoweverTheyAreCut(
            @ForAll("texts") List<String> texts,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll boolean takeover,
            @ForAll @IntRange(min = 1, max = 4) int fragments) {
        DeflateOptions options = takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS;
        DeflateTerms terms =
                Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options.withMinBytes(1)));
        MessageDeflater deflater = terms.deflater();
        List<byte[]> messages = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            boolean compressed = deflater.deflate(plain, 0, plain.length);
            byte[] payload = compressed ? Arrays.copyOf(deflater.bytes(), deflater.length()) : plain;
            messages.add(fragmented(compressed ? 0x40 : 0, payload, fragments, new byte[0]));
            expected.add("text " + new String(plain, StandardCharsets.UTF_8));
        }
        deflater.release();
        byte[] all = joined(messages);

        assertThat(report(all, cuts, 0, terms.inflater(2_000))).isEqualTo(expected);
        assertThat(report(all, List.of(), 3, terms.inflater(2_000))).isEqualTo(expected);
    }

    @Property(seed = "1")
    void whateverComesCompressedTheReaderReportsOrRefuses(
            @ForAll byte[] noise, @ForAll("cuts") List<Integer> cuts, @ForAll boolean takeover) {
        DeflateOptions options = takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS;
        DeflateTerms terms = Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options));
        byte[] frame = fragmented(0x40, noise, 1, new byte[0]);

        assertThat(report(frame, cuts, 0, terms.inflater(2_000)))
                .isEqualTo(report(frame, List.of(), 0, terms.inflater(2_000)));
    }

    @Property(seed = "1")
    void messagesBehindOneThatIsPassedOverAreTheSameHoweverItIsCut(
            @ForAll("texts") List<String> texts,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll boolean compressed,
            @ForAll boolean takeover,
            @ForAll @IntRange(min = 1, max = 4) int fragments) {
        DeflateOptions options = takeover ? DeflateOptions.DEFAULTS.withContextTakeover() : DeflateOptions.DEFAULTS;
        DeflateTerms terms =
                Objects.requireNonNull(DeflateNegotiation.accept("permessage-deflate", options.withMinBytes(1)));
        MessageDeflater deflater = terms.deflater();
        List<byte[]> messages = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            boolean deflated = compressed && deflater.deflate(plain, 0, plain.length);
            byte[] payload = deflated ? Arrays.copyOf(deflater.bytes(), deflater.length()) : plain;
            messages.add(fragmented(
                    deflated ? 0x40 : 0,
                    payload,
                    fragments,
                    Frames.ofClient().frame(0x89).bytes()));
            String pings = "ping []|".repeat(fragments - 1);
            String limit = payload.length > 110 ? "maxMessageBytes" : "maxInflatedBytes";
            boolean tooLarge = payload.length > 110 || (deflated && plain.length > 300);
            expected.add(pings
                    + (tooLarge
                            ? "too large for " + limit + " " + new String(plain, StandardCharsets.ISO_8859_1)
                            : "text " + new String(plain, StandardCharsets.UTF_8)));
        }
        deflater.release();
        byte[] all = joined(messages);

        assertThat(String.join("|", passingOver(all, cuts, terms.inflater(300))))
                .isEqualTo(String.join("|", expected));
    }

    private static List<String> passingOver(byte[] bytes, List<Integer> cuts, MessageInflater inflater) {
        RecordedFrames seen = new RecordedFrames();
        seen.passesOver = true;
        feed(new FrameReader(Role.SERVER, 110, seen, inflater), bytes, cuts, 0);
        inflater.release();
        return seen.events;
    }

    private static List<String> report(byte[] bytes, List<Integer> cuts, int offset) {
        return report(bytes, cuts, offset, null);
    }

    private static List<String> report(
            byte[] bytes, List<Integer> cuts, int offset, @Nullable MessageInflater inflater) {
        RecordedFrames seen = new RecordedFrames();
        FrameReader reader = new FrameReader(Role.SERVER, 2_000, seen, inflater);
        try {
            feed(reader, bytes, cuts, offset);
        } catch (FrameException refused) {
            seen.events.add("refused " + refused.closeCode() + " " + refused.getMessage());
        }
        reader.finish();
        return seen.events;
    }

    private static void feed(FrameReader reader, byte[] bytes, List<Integer> cuts, int offset) {
        int from = 0;
        for (int i = 0; from < bytes.length; i++) {
            int length = i < cuts.size() ? Math.min(cuts.get(i), bytes.length - from) : bytes.length - from;
            byte[] piece = new byte[offset + length];
            System.arraycopy(bytes, from, piece, offset, length);
            reader.feed(piece, offset, length);
            from += length;
        }
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 40).list().ofMaxSize(200);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("aä€😀".toCharArray())
                .ofMaxLength(400)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<byte[]> conversations() {
        Arbitrary<byte[]> text = Arbitraries.strings()
                .withChars("aä€😀".toCharArray())
                .ofMaxLength(300)
                .map(string -> string.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> control = Combinators.combine(
                        Arbitraries.of(0x89, 0x8A),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(125))
                .as((first, payload) -> Frames.ofClient().frame(first, payload).bytes());
        Arbitrary<byte[]> message = Combinators.combine(
                        text, Arbitraries.integers().between(1, 4), control)
                .as(FrameReaderPropertiesTest::fragmented);
        return message.list().ofMaxSize(8).map(FrameReaderPropertiesTest::joined);
    }

    private static byte[] fragmented(byte[] text, int fragments, byte[] between) {
        return fragmented(0, text, fragments, between);
    }

    private static byte[] fragmented(int mark, byte[] text, int fragments, byte[] between) {
        Frames frames = Frames.ofClient();
        int size = text.length / fragments;
        for (int i = 0; i < fragments; i++) {
            boolean last = i == fragments - 1;
            byte[] part = Arrays.copyOfRange(text, i * size, last ? text.length : (i + 1) * size);
            frames.frame((last ? 0x80 : 0) | (i == 0 ? 1 | mark : 0), part);
            if (!last) {
                for (byte next : between) {
                    frames.raw(next);
                }
            }
        }
        return frames.bytes();
    }

    private static byte[] joined(List<byte[]> messages) {
        Frames all = Frames.ofClient();
        for (byte[] message : messages) {
            for (byte next : message) {
                all.raw(next);
            }
        }
        return all.bytes();
    }
}
