package dev.duplexrpc.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a connection into messages, as RFC 6455 has it. Fed with whatever a read brought, it always takes all of it; how the bytes were cut
 * makes no difference to what is reported.
 *
 * <p>A message that lies whole in the bytes fed is unmasked where it lies and handed on as a slice: nothing is copied or allocated. Only the beginning of a
 * message whose end has not come is kept, and dropped with the message. Of one that is too large and is passed over only the beginning is kept, however much of it comes.
 * Not safe for several threads.
 */
public final class FrameReader {

    private final boolean masked;
    private final int maxMessageBytes;
    private final FrameHandler handler;
    private final FrameHeader header;
    private final @Nullable MessageInflater inflater;
    private final Utf8Check utf8 = new Utf8Check();

    /** The first bytes of a header that a read cut; null otherwise. */
    private byte @Nullable [] headerStart;

    private int headerStartLength;

    /** What the payload of the current frame still lacks; -1 between frames. */
    private long lacking = -1;

    /** The payload of the control frame that a read cut; null otherwise. */
    private byte @Nullable [] control;

    private int controlLength;

    /** The kind of the message begun, {@link Opcode#CONTINUATION} if none is. */
    private int messageKind = Opcode.CONTINUATION;

    private boolean messageCompressed;
    private final Gathered message;

    /** The message under way if it is too large and passed over, null otherwise. */
    private @Nullable PassedOver passedOver;

    private boolean finished;

    /** How many messages began without being here whole. */
    private long cuts;

    /**
     * @param role this side's role: a server requires masked frames, a client refuses them
     * @param maxMessageBytes the largest message, over all its frames, that is taken
     */
    public FrameReader(Role role, int maxMessageBytes, FrameHandler handler) {
        this(role, maxMessageBytes, handler, null);
    }

    /**
     * A reader that may inflate.
     *
     * @param role this side's role: a server requires masked frames, a client refuses them
     * @param maxMessageBytes the largest message, over all its frames, that is taken; compressed ones as they travel
     * @param inflater inflates compressed messages and is released when the reader is finished; null if that was not negotiated
     */
    public FrameReader(Role role, int maxMessageBytes, FrameHandler handler, @Nullable MessageInflater inflater) {
        this.masked = role == Role.SERVER;
        this.maxMessageBytes = maxMessageBytes;
        this.message = new Gathered(maxMessageBytes);
        this.handler = handler;
        this.inflater = inflater;
        this.header = new FrameHeader(masked, inflater != null);
    }

    /**
     * Takes the next bytes of the connection; overwrites masked ones with what they mean. Bytes behind a close frame are ignored.
     *
     * @throws FrameException if they break the protocol or the limit; the reader takes nothing any more
     */
    public void feed(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        try {
            while (at < end && !finished) {
                at = lacking >= 0 ? payload(bytes, at, end) : header(bytes, at, end);
            }
        } catch (FrameException broken) {
            finish();
            throw broken;
        }
    }

    /** Reports nothing any more, whatever is fed; to be used when the connection is being given up. */
    public void finish() {
        finished = true;
        message.clear();
        passedOver = null;
        control = null;
        headerStart = null;
        if (inflater != null) {
            inflater.release();
        }
    }

    /**
     * Tells messages that take long from many short ones: a number that stays the same while one message, or a control frame between messages, is under way, however
     * slowly it comes, and 0 while none is.
     */
    public long messageUnderWay() {
        boolean underWay = headerStart != null || lacking >= 0 || messageKind != Opcode.CONTINUATION;
        return underWay && !finished ? cuts : 0;
    }

    private void noteCut() {
        if (messageKind == Opcode.CONTINUATION) {
            cuts++;
        }
    }

    private int header(byte[] bytes, int from, int end) {
        byte[] start = headerStart;
        if (start != null) {
            return cutHeader(start, bytes, from, end);
        }
        int size = header.read(bytes, from, end - from);
        if (size == 0) {
            noteCut();
            headerStart = Arrays.copyOf(Arrays.copyOfRange(bytes, from, end), FrameHeader.MAX_SIZE);
            headerStartLength = end - from;
            return end;
        }
        return begin(bytes, from + size, end);
    }

    private int cutHeader(byte[] start, byte[] bytes, int from, int end) {
        int had = headerStartLength;
        int added = Math.min(end - from, FrameHeader.MAX_SIZE - had);
        System.arraycopy(bytes, from, start, had, added);
        int size = header.read(start, 0, had + added);
        if (size == 0) {
            headerStartLength = had + added;
            return end;
        }
        headerStart = null;
        return begin(bytes, from + size - had, end);
    }

    /** A header has been read; the payload starts here. Takes it at once if all of it is here. */
    private int begin(byte[] bytes, int from, int end) {
        checkSequence();
        long payload = header.payload();
        boolean isControl = Opcode.isControl(header.opcode());
        if (!isControl && (passedOver != null || payload > maxMessageBytes - message.length())) {
            passOver(payload);
        }
        boolean isPassedOver = passedOver != null && !isControl;
        if (payload > end - from || !header.fin() || header.opcode() == Opcode.CONTINUATION || isPassedOver) {
            noteCut();
            lacking = payload;
            return payload(bytes, from, end);
        }
        int length = (int) payload;
        boolean ascii = masked
                ? Mask.apply(bytes, from, length, header.key())
                : header.opcode() != Opcode.TEXT || Mask.isAscii(bytes, from, length);
        if (header.compressed()) {
            inflate(header.opcode(), bytes, from, length);
        } else if (header.opcode() == Opcode.TEXT) {
            if (!ascii) {
                checkText(bytes, from, length);
                checkTextEnd();
            }
            handler.text(bytes, from, length);
        } else {
            report(header.opcode(), bytes, from, length);
        }
        return from + length;
    }

    /** The frame that begins belongs to a message that is too large, as is found out now or was before. */
    private void passOver(long payload) {
        if (passedOver == null) {
            boolean isFirst = messageKind == Opcode.CONTINUATION;
            PassedOver begun = passOver(
                    isFirst ? header.opcode() : messageKind,
                    isFirst ? header.compressed() : messageCompressed,
                    TooLarge.atLimit("maxMessageBytes", maxMessageBytes));
            begun.expect(message.length());
            begun.take(message.bytes(), 0, message.length());
            message.clear();
            passedOver = begun;
        }
        passedOver.expect(payload);
    }

    private PassedOver passOver(int kind, boolean compressed, TooLarge why) {
        if (kind != Opcode.TEXT || !handler.passesOver()) {
            throw why.refusal();
        }
        utf8.reset();
        return new PassedOver(why, compressed ? inflater : null);
    }

    private void checkSequence() {
        int opcode = header.opcode();
        if (Opcode.isControl(opcode)) {
            return;
        }
        if (opcode == Opcode.CONTINUATION && messageKind == Opcode.CONTINUATION) {
            throw FrameException.protocol("A continuation frame has no message to continue.");
        }
        if (opcode != Opcode.CONTINUATION && messageKind != Opcode.CONTINUATION) {
            throw FrameException.protocol("A message begins before the last fragment of the one before it.");
        }
    }

    /** Takes what is here of a payload that is cut or belongs to a fragmented message. */
    private int payload(byte[] bytes, int from, int end) {
        int length = (int) Math.min(lacking, end - from);
        if (masked && length > 0) {
            int taken = (int) (header.payload() - lacking);
            Mask.apply(bytes, from, length, Mask.shifted(header.key(), taken));
        }
        lacking -= length;
        if (Opcode.isControl(header.opcode())) {
            controlPayload(bytes, from, length);
        } else {
            dataPayload(bytes, from, length);
        }
        return from + length;
    }

    private void controlPayload(byte[] bytes, int from, int length) {
        byte[] collected = control;
        if (collected == null) {
            collected = new byte[(int) header.payload()];
            control = collected;
            controlLength = 0;
        }
        System.arraycopy(bytes, from, collected, controlLength, length);
        controlLength += length;
        if (lacking == 0) {
            lacking = -1;
            control = null;
            report(header.opcode(), collected, 0, collected.length);
        }
    }

    private void dataPayload(byte[] bytes, int from, int length) {
        if (messageKind == Opcode.CONTINUATION) {
            messageKind = header.opcode();
            messageCompressed = header.compressed();
        }
        if (passedOver != null) {
            passedOver.take(bytes, from, length);
        } else {
            if (messageKind == Opcode.TEXT && !messageCompressed) {
                checkText(bytes, from, length);
            }
            message.add(bytes, from, length, lacking);
        }
        if (lacking > 0) {
            return;
        }
        lacking = -1;
        if (header.fin()) {
            endMessage();
        }
    }

    private void endMessage() {
        int kind = messageKind;
        boolean compressed = messageCompressed;
        messageKind = Opcode.CONTINUATION;
        messageCompressed = false;
        PassedOver present = passedOver;
        if (present != null) {
            passedOver = null;
            present.end();
            present.reportTo(handler);
            return;
        }
        byte[] whole = message.bytes();
        int length = message.length();
        message.clear();
        if (compressed) {
            inflate(kind, whole, 0, length);
            return;
        }
        if (kind == Opcode.TEXT) {
            checkTextEnd();
        }
        report(kind, whole, 0, length);
    }

    /** A compressed message is here whole: only what it inflates to can be looked at. */
    private void inflate(int kind, byte[] bytes, int from, int length) {
        MessageInflater inflating = Objects.requireNonNull(inflater, "a compressed message without an inflater");
        if (!inflating.inflate(bytes, from, length)) {
            PassedOver present = passOver(kind, true, inflating.tooLarge());
            inflating.passOverRest(present, bytes, from, length);
            present.reportTo(handler);
            return;
        }
        byte[] inflated = inflating.bytes();
        if (kind == Opcode.TEXT && !Mask.isAscii(inflated, 0, inflating.length())) {
            checkText(inflated, 0, inflating.length());
            checkTextEnd();
        }
        report(kind, inflated, 0, inflating.length());
    }

    private void checkText(byte[] bytes, int from, int length) {
        if (!utf8.accepts(bytes, from, length)) {
            throw notUtf8();
        }
    }

    private void checkTextEnd() {
        if (!utf8.isComplete()) {
            throw notUtf8();
        }
    }

    private static FrameException notUtf8() {
        return new FrameException(CloseCode.INVALID_DATA, "A text message is not UTF-8.");
    }

    private void report(int kind, byte[] bytes, int from, int length) {
        switch (kind) {
            case Opcode.TEXT -> handler.text(bytes, from, length);
            case Opcode.BINARY -> handler.binary(bytes, from, length);
            case Opcode.PING -> handler.ping(bytes, from, length);
            case Opcode.PONG -> handler.pong(bytes, from, length);
            default -> close(bytes, from, length);
        }
    }

    private void close(byte[] bytes, int from, int length) {
        finish();
        if (length == 0) {
            handler.close(CloseCode.NO_STATUS, "");
            return;
        }
        if (length == 1) {
            throw FrameException.protocol("A close frame carries half a status code.");
        }
        int code = (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
        if (!CloseCode.mayBeSent(code)) {
            throw FrameException.protocol("A close frame carries the status code " + code + ", which may not be sent.");
        }
        utf8.reset();
        checkText(bytes, from + 2, length - 2);
        checkTextEnd();
        handler.close(code, new String(bytes, from + 2, length - 2, StandardCharsets.UTF_8));
    }
}
