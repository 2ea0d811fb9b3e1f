package dev.duplexrpc.transport;

import java.nio.ByteBuffer;

/**
 * The two buffers of an I/O thread, lent to whichever connection it serves at the moment: a connection at rest owns none. On the heap, because everything
 * above works on arrays and the JDK's copy into a direct buffer that it keeps per thread is the copy we would make ourselves.
 */
final class IoBuffers {

    /** As much as one read takes and one write gives. */
    static final int SIZE = 64 * 1024;

    private static final ThreadLocal<IoBuffers> OF_THREAD = ThreadLocal.withInitial(IoBuffers::new);

    final byte[] in = new byte[SIZE];
    final ByteBuffer inBuffer = ByteBuffer.wrap(in);
    final byte[] out = new byte[SIZE];
    final ByteBuffer outBuffer = ByteBuffer.wrap(out);

    /** How much of {@link #out} is written; 0 whenever the thread turns to another connection. */
    int outLength;

    private IoBuffers() {}

    /** Forgets what is written: called whenever the thread is done with a connection, however that went. */
    void discardOut() {
        outLength = 0;
    }

    /** Those of this thread, which must be an I/O thread. */
    static IoBuffers ofThisThread() {
        return OF_THREAD.get();
    }
}
