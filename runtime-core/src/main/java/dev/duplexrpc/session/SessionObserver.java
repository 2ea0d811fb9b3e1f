package dev.duplexrpc.session;

import dev.duplexrpc.transport.Disconnect;

/** Is told what becomes of the connections beneath a session, on the session's thread. The end of the session itself is told to whoever receives its messages. */
public interface SessionObserver {

    /** Its connection has ended; what is sent now waits for the next one. */
    void suspended(Disconnect reason);

    /** It goes on over another connection; everything that waited is on its way. */
    void resumed();
}
