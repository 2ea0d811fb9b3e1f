package dev.duplexrpc.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * The reading half of a connection: one event of the socket brings as many frames as it holds, read into the I/O thread's buffer and taken apart there. Whatever is
 * sent meanwhile leaves in one write when the read is done. Only for the connection's own thread.
 */
final class SocketReader {

    /** What the reading half needs of the whole. */
    interface Owner {

        /** Bytes have come; the frame reader throws what is wrong with them. */
        void taken(byte[] bytes, int length);

        /** Everything that this event brought has been taken: what it gave rise to may leave. */
        void drain();

        /** The stream has ended or broken; the cause is null if it ended. */
        void readingEnded(@Nullable Exception cause);

        boolean hasEnded();
    }

    /** How many full buffers one event may read before other connections of the thread have their turn. */
    private static final int MAX_READS = 8;

    private final ConduitStreamSourceChannel source;
    private final Owner owner;

    /** Whether a read that brings less than was asked for has emptied the socket; TLS decrypts in pieces. */
    private final boolean shortReadIsLast;

    private boolean taking;

    /** There is nothing to be read any more, which the system goes on saying until the socket is closed. */
    private boolean broken;

    SocketReader(ConduitStreamSourceChannel source, Owner owner, boolean encrypted) {
        this.source = source;
        this.owner = owner;
        this.shortReadIsLast = !encrypted;
    }

    /** Whether bytes are being taken, so that what is sent now leaves when that is done. */
    boolean isTaking() {
        return taking;
    }

    /** Begins to read; first what others have read already. */
    void start(byte[] alreadyRead) {
        source.setReadListener(channel -> read());
        if (alreadyRead.length > 0) {
            try {
                take(alreadyRead, alreadyRead.length);
                owner.drain();
            } finally {
                IoBuffers.ofThisThread().discardOut();
            }
        }
        if (!owner.hasEnded()) {
            source.resumeReads();
            // Undertow hands back through the conduit what it read behind the upgrade request, and TLS keeps what it
            // has
            // decrypted; neither is an event of the selector: this starts the first read.
            source.wakeupReads();
        }
    }

    private void read() {
        if (broken) {
            return;
        }
        IoBuffers io = IoBuffers.ofThisThread();
        ByteBuffer buffer = io.inBuffer;
        int reads = 0;
        try {
            int length;
            do {
                buffer.clear();
                length = source.read(buffer);
                if (length > 0) {
                    take(io.in, length);
                }
                reads++;
            } while (!owner.hasEnded()
                    && length > 0
                    && reads < MAX_READS
                    && !(shortReadIsLast && length < IoBuffers.SIZE));
            owner.drain();
            if (length < 0) {
                ended(null);
            } else if (length > 0 && !shortReadIsLast && !owner.hasEnded()) {
                source.wakeupReads();
            }
        } catch (IOException | RuntimeException failed) {
            // TLS also throws what is no IOException, when its buffers are gone before it.
            ended(failed);
        } finally {
            // A read that fails halfway leaves answers behind that must not go to the thread's next connection.
            io.discardOut();
        }
    }

    private void ended(@Nullable Exception cause) {
        broken = true;
        owner.readingEnded(cause);
        if (!owner.hasEnded()) {
            source.suspendReads();
        }
    }

    private void take(byte[] bytes, int length) {
        taking = true;
        try {
            owner.taken(bytes, length);
        } finally {
            taking = false;
        }
    }
}
