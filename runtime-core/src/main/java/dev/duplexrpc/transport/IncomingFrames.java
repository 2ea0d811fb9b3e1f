package dev.duplexrpc.transport;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import dev.duplexrpc.websocket.DeflateTerms;
import dev.duplexrpc.websocket.FrameException;
import dev.duplexrpc.websocket.FrameHandler;
import dev.duplexrpc.websocket.FrameReader;
import dev.duplexrpc.websocket.TooLarge;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes over a connection, from bytes to messages: these go to the receiver, pings are answered, and whatever breaks RFC 6455, a limit or the rule that JSON-RPC is
 * text here is a violation. Only for the connection's own thread.
 */
final class IncomingFrames {

    /** What they need of the whole. */
    interface Owner {

        /** Whether messages are still taken. */
        boolean isOpen();

        /** Who takes them now. */
        Receiver receiver();

        void pong(byte[] payload);

        /** @param limit the name of the limit that was broken, null if it was none */
        void violation(int code, String detail, @Nullable String limit);

        void farewellCame(int code, String reason);
    }

    private final Owner owner;
    private final FrameReader reader;
    private final PingLimit pings;

    IncomingFrames(Owner owner, Negotiated negotiated, TransportLimits limits, TimerWheel wheel) {
        this.owner = owner;
        DeflateTerms deflate = negotiated.deflate();
        this.reader = new FrameReader(
                negotiated.role(),
                limits.maxMessageBytes(),
                new Frames(),
                deflate == null ? null : deflate.inflater(limits.maxInflatedBytes()));
        this.pings = new PingLimit(limits.maxPingsPerMinute(), wheel);
    }

    /** Takes what a read has brought; what the receiver throws comes out here. */
    void feed(byte[] bytes, int length) {
        try {
            reader.feed(bytes, 0, length);
        } catch (FrameException broken) {
            owner.violation(broken.closeCode(), Objects.toString(broken.getMessage()), broken.limit());
        }
    }

    /** A number that stays the same while one message is under way, and 0 while none is. */
    long messageUnderWay() {
        return reader.messageUnderWay();
    }

    /** The connection has ended: nothing is taken any more. */
    void finish() {
        reader.finish();
    }

    private final class Frames implements FrameHandler {

        @Override
        public void text(byte[] bytes, int from, int length) {
            if (owner.isOpen()) {
                owner.receiver().message(bytes, from, length);
            }
        }

        @Override
        public boolean passesOver() {
            return owner.isOpen() && owner.receiver().passesOver();
        }

        @Override
        public void passedOver(byte[] bytes, int from, int length, TooLarge why) {
            if (owner.isOpen()) {
                owner.receiver().tooLarge(bytes, from, length, why);
            }
        }

        @Override
        public void binary(byte[] bytes, int from, int length) {
            owner.violation(CloseCode.UNSUPPORTED_DATA, "A binary message came; JSON-RPC is text here.", null);
        }

        @Override
        public void ping(byte[] bytes, int from, int length) {
            if (pings.allowsOneMore()) {
                owner.pong(Arrays.copyOfRange(bytes, from, from + length));
            } else {
                owner.violation(
                        CloseCode.POLICY_VIOLATION,
                        "More pings came than maxPingsPerMinute allows.",
                        "maxPingsPerMinute");
            }
        }

        @Override
        public void pong(byte[] bytes, int from, int length) {}

        @Override
        public void close(int code, String reason) {
            owner.farewellCame(code, reason);
        }
    }
}
