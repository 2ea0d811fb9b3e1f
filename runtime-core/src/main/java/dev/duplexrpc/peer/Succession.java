package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import org.jspecify.annotations.Nullable;

/** Decides whether another session follows one that ends, so that what was never sent can be sent there. */
@FunctionalInterface
public interface Succession {

    /**
     * A session is ending; its calls have not been told. On its connection's thread.
     *
     * @return the one that follows, begun; null if none does
     */
    @Nullable Peer after(Peer ending, CloseReason reason);
}
