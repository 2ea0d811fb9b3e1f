package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import org.jspecify.annotations.Nullable;

/** Decides whether another session follows one that ends, so that it goes on with subscriptions that may be made again, and with calls that were never sent. */
@FunctionalInterface
public interface Succession {

    /**
     * A session is ending; its calls have not been told. On its connection's thread.
     *
     * @return the one that follows, begun, which {@linkplain Peer#follows has taken over} from the one that ends; null if none does
     */
    @Nullable Peer after(Peer ending, CloseReason reason);
}
