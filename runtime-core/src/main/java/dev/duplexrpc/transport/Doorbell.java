package dev.duplexrpc.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelPipe;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Runs tasks of an I/O thread behind whatever has come for its connections. A task that is handed to XNIO, even for later, runs before the thread looks at its sockets again if the tasks before it took
 * long; so this rings through a pipe, which is a socket like the others and has its turn with them. Only for that thread.
 */
final class Doorbell implements Executor {

    private static final long PAUSE_MILLIS = 1;

    private final XnioIoThread thread;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>(1);
    private final ByteBuffer ring = ByteBuffer.allocate(1);
    private @Nullable StreamSinkChannel button;

    Doorbell(XnioIoThread thread) {
        this.thread = thread;
    }

    @Override
    public void execute(Runnable task) {
        try {
            StreamSinkChannel pressed = button == null ? install() : button;
            ring.clear();
            pressed.write(ring);
            tasks.add(task);
        } catch (IOException noPipe) {
            // Out of descriptors: better now and then without a look at the sockets than never.
            thread.executeAfter(task, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private StreamSinkChannel install() throws IOException {
        ChannelPipe<StreamSourceChannel, StreamSinkChannel> pipe = thread.createHalfDuplexPipe();
        pipe.getLeftSide().getReadSetter().set(this::rung);
        pipe.getLeftSide().resumeReads();
        button = pipe.getRightSide();
        return button;
    }

    private void rung(StreamSourceChannel bell) {
        try {
            ring.clear();
            bell.read(ring);
        } catch (IOException ended) {
            // So does the thread.
            return;
        }
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
    }
}
