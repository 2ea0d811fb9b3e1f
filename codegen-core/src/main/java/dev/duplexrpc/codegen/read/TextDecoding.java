package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the encoding by the byte order mark or by where zero bytes stand, as JSON and YAML both prescribe, and decodes strictly. */
final class TextDecoding {
    private static final char REPLACEMENT = '\uFFFD';

    private TextDecoding() {}

    static String decode(byte[] bytes) {
        Charset charset = charset(bytes);
        int start = markLength(bytes, charset);
        // The JDK's own way is a fraction of a strict decoder's time, and puts this character where bytes mean nothing.
        String text = new String(bytes, start, bytes.length - start, charset);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(bytes, start, charset);
    }

    private static String decodeStrictly(byte[] bytes, int start, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableSource(
                    Problem.UNREADABLE_FILE,
                    0,
                    0,
                    "The file is not text in " + charset.name() + ": it holds bytes that this encoding does not know.",
                    "Save the file as UTF-8.");
        }
    }

    private static Charset charset(byte[] b) {
        int b0 = at(b, 0);
        int b1 = at(b, 1);
        boolean utf16Little = (b0 == 0xFF && b1 == 0xFE) || (b0 > 0 && b1 == 0);
        boolean utf16Big = (b0 == 0xFE && b1 == 0xFF) || (b0 == 0 && b1 > 0);
        if (utf16Little) {
            return at(b, 2) == 0 && at(b, 3) == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        if (b0 == 0 && b1 == 0) {
            return Charset.forName("UTF-32BE");
        }
        return utf16Big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static int markLength(byte[] bytes, Charset charset) {
        byte[] mark = "\uFEFF".getBytes(charset);
        return bytes.length >= mark.length && Arrays.mismatch(mark, 0, mark.length, bytes, 0, mark.length) < 0
                ? mark.length
                : 0;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }
}
