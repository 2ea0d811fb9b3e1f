package dev.duplexrpc.session;

import dev.duplexrpc.link.Link;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Outbox;
import dev.duplexrpc.transport.Outgoing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a session: it waits in the outbox until there is a connection and the window has room, gets its number then, and is kept until it is acknowledged. What was
 * kept when a connection broke leaves once more, before anything new.
 */
final class Departures implements Outgoing {

    private final Link<Departure> link;
    private final Outbox outbox;
    private final SessionThread thread;
    private final Acknowledging acknowledging;
    private final SessionEnding ending;

    Departures(
            Link<Departure> link,
            Outbox outbox,
            SessionThread thread,
            Acknowledging acknowledging,
            SessionEnding ending) {
        this.link = link;
        this.outbox = outbox;
        this.thread = thread;
        this.acknowledging = acknowledging;
        this.ending = ending;
    }

    /**
     * Takes a message. Any thread; on the session's own, while it takes a read and nothing waits, it leaves at once without a copy.
     *
     * @param isReply whether it answers another, for which there is more room
     * @return false if there is none
     */
    boolean send(byte[] bytes, int from, int length, @Nullable Departure departure, boolean isReply) {
        Carrier carrier = thread.place();
        if (carrier.mayPass() && outbox.isEmpty() && link.mayLeave(length)) {
            if (departure == null || departure.departs()) {
                link.leaves(bytes, from, length, departure);
                carrier.pass(bytes, from, length);
            }
            return true;
        }
        Outbox.Waiting waiting = new Outbox.Waiting(Arrays.copyOfRange(bytes, from, from + length), departure);
        if (!(isReply ? outbox.addReply(waiting) : outbox.add(waiting))) {
            return false;
        }
        // Asked anew: the session may have gone to another connection, which has looked into the outbox before this was
        // there.
        thread.place().wake();
        return true;
    }

    @Override
    public byte @Nullable [] next() {
        if (link.replays()) {
            return link.replay();
        }
        for (Outbox.Waiting first = outbox.peek(); first != null; first = outbox.peek()) {
            if (!link.mayLeave(first.bytes().length)) {
                acknowledging.windowIsFull();
                return null;
            }
            Outbox.Waiting next = outbox.poll();
            if (next != null && next.departs()) {
                link.leaves(next.bytes(), 0, next.bytes().length, next.departure());
                return next.bytes();
            }
        }
        ending.nothingWaits();
        return null;
    }
}
