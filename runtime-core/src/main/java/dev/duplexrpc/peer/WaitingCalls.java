package dev.duplexrpc.peer;

import org.jspecify.annotations.Nullable;

/**
 * What the other side asks for and has to wait, in order. A list through the calls themselves: waiting costs no allocation, and one that goes from the middle leaves nothing behind. Only on
 * the connection's thread.
 */
final class WaitingCalls {

    private @Nullable Invocation first;
    private @Nullable Invocation last;

    /** Read by other threads too, for which nearly right is enough. */
    private int size;

    private long bytes;

    void add(Invocation call) {
        Invocation before = last;
        call.waitsBehind = before;
        if (before == null) {
            first = call;
        } else {
            before.waitsBefore = call;
        }
        last = call;
        size++;
        bytes += call.bytes();
    }

    /** The one that has waited longest; null if none waits. */
    @Nullable Invocation first() {
        return first;
    }

    /** Takes out one that waits; one that does not changes nothing. */
    void remove(Invocation call) {
        Invocation before = call.waitsBehind;
        if (before == null && call != first) {
            return;
        }
        Invocation after = call.waitsBefore;
        if (before == null) {
            first = after;
        } else {
            before.waitsBefore = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.waitsBehind = before;
        }
        call.waitsBehind = null;
        call.waitsBefore = null;
        size--;
        bytes -= call.bytes();
    }

    /** Forgets them all. */
    void clear() {
        // Link by link, so that a call that somebody still holds does not hold the others.
        for (Invocation call = first; call != null; call = first) {
            remove(call);
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    /** How many wait. Exact on the connection's thread, elsewhere nearly so. */
    int size() {
        return size;
    }

    /** How large their messages are. */
    long bytes() {
        return bytes;
    }
}
