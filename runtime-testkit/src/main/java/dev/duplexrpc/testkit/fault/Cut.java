package dev.duplexrpc.testkit.fault;

/** How a connection breaks. */
public enum Cut {
    /**
     * As when a process ends in an orderly way: what the proxy has taken is delivered whole, then the end of the stream. What comes afterwards is taken and forgotten, until both sides have
     * closed or a second has passed.
     */
    FIN,
    /** As when a process crashes or a firewall interferes: the sockets are reset at once, and what the proxy still holds is lost. */
    RST,
    /**
     * As when a cable is pulled: the sockets stay open, and what comes is taken and forgotten. Nobody is told; a connection is closed when both of its sides have closed. There is no way
     * back from here, because the bytes that were swallowed are missing.
     */
    SILENCE
}
