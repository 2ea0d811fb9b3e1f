package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.websocket.TooLarge;
import org.jspecify.annotations.Nullable;

/** A session on one of its connections: tells what is about the link from what is counted, and hears of the connection's end. On the session's thread. */
final class Attachment implements Receiver {

    /** What is attached. */
    interface Owner {

        /** A message has come that is counted already: what fails while it is handled does not come again. */
        void take(byte[] bytes, int from, int length);

        /** The same of one that was too large and has been passed over. */
        void tooLarge(byte[] beginning, int from, int length, TooLarge why);

        /** The connection has ended. */
        void connectionEnded(Attachment here, Disconnect reason);
    }

    private final Carrier carrier;
    private final Owner owner;
    private final Acknowledging acknowledging;
    private final SessionEnding ending;
    private @Nullable Runnable confirmed;
    private @Nullable String farewell;
    private boolean isDeaf;

    /** @param confirmed run when the other side sends something, null for nothing */
    Attachment(
            Carrier carrier,
            Owner owner,
            Acknowledging acknowledging,
            SessionEnding ending,
            @Nullable Runnable confirmed) {
        this.carrier = carrier;
        this.owner = owner;
        this.acknowledging = acknowledging;
        this.ending = ending;
        this.confirmed = confirmed;
    }

    Carrier carrier() {
        return carrier;
    }

    /** Why the other side has closed the session, null while it has not. */
    @Nullable String farewell() {
        return farewell;
    }

    @Override
    public void message(byte[] bytes, int from, int length) {
        if (isDeaf) {
            return;
        }
        confirm();
        if (LinkMessages.isAbout(bytes, from, length)) {
            about(bytes, from, length);
        } else {
            acknowledging.accepted(length);
            owner.take(bytes, from, length);
        }
    }

    @Override
    public boolean passesOver() {
        return true;
    }

    @Override
    public void tooLarge(byte[] beginning, int from, int length, TooLarge why) {
        if (isDeaf) {
            return;
        }
        confirm();
        if (LinkMessages.isAbout(beginning, from, length)) {
            isDeaf = true;
            ending.violated(carrier, new LinkViolation("A message about the link has " + why.problem() + "."));
        } else {
            // Counted as any other, or it would come again with the next connection, and with every one behind it.
            acknowledging.accepted(why.allowed());
            owner.tooLarge(beginning, from, length, why);
        }
    }

    private void confirm() {
        Runnable waits = confirmed;
        if (waits != null) {
            confirmed = null;
            waits.run();
        }
    }

    private void about(byte[] bytes, int from, int length) {
        try {
            LinkMessage message = LinkMessages.read(bytes, from, length);
            if (message instanceof Ack ack) {
                acknowledging.told(ack.received());
            } else if (message instanceof Close close) {
                farewell = Disconnect.oneLine(close.reason());
                isDeaf = true;
                ending.closedThere(carrier);
            } else if (message != null) {
                throw new LinkViolation("A " + message + " came to a session that is open.");
            }
        } catch (LinkViolation violation) {
            isDeaf = true;
            ending.violated(carrier, violation);
        }
    }

    @Override
    public void closed(Disconnect reason) {
        owner.connectionEnded(this, reason);
    }
}
