package dev.duplexrpc.link;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import org.jspecify.annotations.Nullable;

/** How a client begins each connection: what it says first, what may come back, and what it has to remember for the next time. Not for several threads. */
public final class ClientGreeting {

    private @Nullable String session;
    private @Nullable LinkToken token;
    private long attempts;
    private @Nullable LinkMessage awaitingAnswerTo;

    /**
     * What to say on a new connection, or on the same one when a session is {@link #lost}: to resume the session if there is one, otherwise to open one.
     *
     * @param received how many messages of the session were accepted
     */
    public LinkMessage first(long received, @Nullable Json auth) {
        String id = session;
        LinkToken secret = token;
        LinkMessage message =
                id == null || secret == null ? new Open(auth) : new Resume(id, secret, received, ++attempts, auth);
        awaitingAnswerTo = message;
        return message;
    }

    /** @throws LinkViolation if it does not answer what was said */
    public void opened(Opened opened) {
        if (!(awaitingAnswerTo instanceof Open)) {
            throw new LinkViolation("A session was opened that was not asked for.");
        }
        awaitingAnswerTo = null;
        session = opened.session();
        token = opened.token();
        attempts = 0;
    }

    /** @throws LinkViolation if it does not answer what was said */
    public void resumed(Resumed resumed) {
        if (!(awaitingAnswerTo instanceof Resume)) {
            throw new LinkViolation("A session was resumed that was not asked for.");
        }
        awaitingAnswerTo = null;
        token = resumed.token();
    }

    /**
     * The session is gone: what is said next opens a new one.
     *
     * @throws LinkViolation if no session was to be resumed
     */
    public void lost() {
        if (!(awaitingAnswerTo instanceof Resume)) {
            throw new LinkViolation("A session was lost that was not to be resumed.");
        }
        awaitingAnswerTo = null;
        session = null;
        token = null;
        attempts = 0;
    }

    /** The public id of the session, null before there is one. */
    public @Nullable String session() {
        return session;
    }
}
