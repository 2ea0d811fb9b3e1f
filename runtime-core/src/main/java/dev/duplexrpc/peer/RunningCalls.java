package dev.duplexrpc.peer;

import dev.duplexrpc.protocol.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the other side that are not answered at once, so that they can be cancelled. A list through the calls themselves: being in it costs no allocation. Only
 * a connection whose other side cancels gets an index by id. Any thread.
 */
final class RunningCalls {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Invocation first;

    /** Null until the first cancellation comes. Of two calls with one id it knows the later. */
    private @Nullable Map<RequestId, Invocation> byId;

    private int size;

    void add(Invocation call) {
        lock.lock();
        try {
            call.next = first;
            if (first != null) {
                first.previous = call;
            }
            first = call;
            call.listed = true;
            size++;
            index(call);
        } finally {
            lock.unlock();
        }
        if (call.isOver()) {
            // It has ended meanwhile, and may have looked before it was listed.
            remove(call);
        }
    }

    private void index(Invocation call) {
        if (byId != null && call.id() != null) {
            byId.put(call.id(), call);
        }
    }

    void remove(Invocation call) {
        lock.lock();
        try {
            if (!call.listed) {
                return;
            }
            call.listed = false;
            size--;
            if (call.previous == null) {
                first = call.next;
            } else {
                call.previous.next = call.next;
            }
            if (call.next != null) {
                call.next.previous = call.previous;
            }
            call.previous = null;
            call.next = null;
            if (byId != null && call.id() != null) {
                byId.remove(call.id(), call);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The call with this id, null if there is none, or not any more. */
    @Nullable Invocation find(RequestId id) {
        lock.lock();
        try {
            if (byId == null) {
                byId = new HashMap<>();
                for (Invocation call = first; call != null; call = call.next) {
                    if (call.id() != null) {
                        byId.putIfAbsent(call.id(), call);
                    }
                }
            }
            return byId.get(id);
        } finally {
            lock.unlock();
        }
    }

    List<Invocation> all() {
        lock.lock();
        try {
            List<Invocation> calls = new ArrayList<>(size);
            for (Invocation call = first; call != null; call = call.next) {
                calls.add(call);
            }
            return calls;
        } finally {
            lock.unlock();
        }
    }
}
