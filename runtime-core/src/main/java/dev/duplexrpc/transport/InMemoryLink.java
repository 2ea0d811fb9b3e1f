package dev.duplexrpc.transport;

import dev.duplexrpc.websocket.CloseCode;
import dev.duplexrpc.websocket.TooLarge;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Two ends of a connection within one process, for tests. Nothing moves until {@link #deliver}, which then moves everything on the calling thread, in the order in
 * which it was sent: a test decides what has happened and sees the same on every run. Or an executor delivers as soon as there is something to.
 */
public final class InMemoryLink {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> events = new ArrayDeque<>();
    private final ThreadLocal<Boolean> delivering = ThreadLocal.withInitial(() -> false);
    private final End left = new End("in-memory left");
    private final End right = new End("in-memory right");

    private volatile boolean silent;
    private final Runnable wake;
    private final int maxMessageBytes;

    /** One on which nothing moves by itself. */
    public InMemoryLink() {
        this(Integer.MAX_VALUE);
    }

    /**
     * One on which nothing moves by itself.
     *
     * @param maxMessageBytes the largest message that either end takes
     */
    public InMemoryLink(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
        wake = () -> {};
    }

    /** @param ioThread runs what moves messages, one task at a time: it takes the place of a thread that moves bytes */
    public InMemoryLink(Executor ioThread) {
        maxMessageBytes = Integer.MAX_VALUE;
        wake = () -> ioThread.execute(this::deliver);
    }

    public Carrier left() {
        return left;
    }

    public Carrier right() {
        return right;
    }

    /**
     * Does everything that has been sent or is to be executed, and what follows from that, until nothing is left.
     *
     * @return whether there was anything
     */
    public boolean deliver() {
        boolean moved = false;
        delivering.set(true);
        try {
            for (Runnable event = next(); event != null; event = next()) {
                event.run();
                moved = true;
            }
            return moved;
        } finally {
            delivering.set(false);
        }
    }

    /** Ends both ends as a broken network does, losing what is on its way. */
    public void cut() {
        left.sever();
        right.sever();
        left.abort(lost());
        right.abort(lost());
    }

    /** From now on nothing arrives and neither end notices, as where a network has gone without a word: who says farewell waits for the answer. */
    public void silence() {
        left.sever();
        right.sever();
        silent = true;
    }

    private static Disconnect lost() {
        return new Disconnect(Disconnect.Kind.LOST, CloseCode.ABNORMAL, "the link was cut");
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            return events.poll();
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(Runnable event) {
        lock.lock();
        try {
            events.add(event);
        } finally {
            lock.unlock();
        }
        wake.run();
    }

    private End other(End end) {
        return end == left ? right : left;
    }

    private final class End implements Carrier {

        private final String label;
        private volatile boolean open = true;
        private @Nullable Receiver receiver;
        private @Nullable Outgoing source;
        private volatile boolean severed;

        End(String label) {
            this.label = label;
        }

        @Override
        public void start(Receiver taker) {
            receiver = taker;
            if (!open) {
                enqueue(() -> taker.closed(lost()));
            }
        }

        @Override
        public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
            if (!open) {
                return false;
            }
            byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
            enqueue(() -> {
                if (open && (departure == null || departure.departs())) {
                    other(this).receive(copy);
                }
            });
            return true;
        }

        @Override
        public void carry(Receiver taker, @Nullable Outgoing messages) {
            receiver = taker;
            source = messages;
        }

        @Override
        public boolean mayPass() {
            return open && delivering.get();
        }

        @Override
        public void pass(byte[] bytes, int from, int length) {
            send(bytes, from, length, null);
        }

        @Override
        public void wake() {
            enqueue(this::drain);
        }

        private void drain() {
            while (open && source != null) {
                byte[] next = source.next();
                if (next == null) {
                    return;
                }
                send(next, 0, next.length, null);
            }
        }

        @Override
        public boolean onOwnThread() {
            return delivering.get();
        }

        /** What was sent and has not arrived never will. */
        void sever() {
            severed = true;
        }

        private void receive(byte[] message) {
            if (!open || severed || receiver == null) {
                return;
            }
            if (message.length <= maxMessageBytes) {
                receiver.message(message, 0, message.length);
                return;
            }
            TooLarge why = new TooLarge("maxMessageBytes", maxMessageBytes);
            if (receiver.passesOver()) {
                receiver.tooLarge(message, 0, Math.min(message.length, maxMessageBytes), why);
            } else {
                abort(new Disconnect(
                        Disconnect.Kind.VIOLATION,
                        CloseCode.MESSAGE_TOO_BIG,
                        "A message has " + why.problem() + ".",
                        why.limit()));
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close(int code, String reason) {
            enqueue(() -> {
                if (silent) {
                    return;
                }
                end(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason));
                other(this).end(new Disconnect(Disconnect.Kind.CLOSED_THERE, code, reason));
            });
        }

        @Override
        public void abort(Disconnect reason) {
            enqueue(() -> {
                end(reason);
                other(this)
                        .end(
                                reason.kind() == Disconnect.Kind.VIOLATION
                                        ? new Disconnect(Disconnect.Kind.CLOSED_THERE, reason.code(), reason.detail())
                                        : lost());
            });
        }

        private void end(Disconnect reason) {
            if (open) {
                open = false;
                if (receiver != null) {
                    receiver.closed(reason);
                }
            }
        }

        @Override
        public void execute(Runnable task) {
            enqueue(task);
        }

        @Override
        public boolean onIoThread() {
            return delivering.get();
        }

        @Override
        public String label() {
            return label;
        }
    }
}
