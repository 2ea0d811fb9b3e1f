package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;

/** Decides whether another session follows one that ends, so that it goes on with subscriptions that may be made again, and with calls that were never sent. */
@FunctionalInterface
public interface Succession {

    /**
     * A session is ending; its calls have not been told. On its connection's thread.
     *
     * @param ending where another one follows, that must {@linkplain Peer#follows follow} it before this returns
     */
    void after(Peer ending, CloseReason reason);
}
