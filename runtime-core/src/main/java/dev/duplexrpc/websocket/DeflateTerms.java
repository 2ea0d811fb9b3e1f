package dev.duplexrpc.websocket;

/** What two sides have agreed on about compression; made by {@link DeflateNegotiation}. */
public final class DeflateTerms {

    private final boolean outgoingTakeover;
    private final boolean incomingTakeover;
    private final DeflateOptions options;
    private final String header;

    DeflateTerms(boolean outgoingTakeover, boolean incomingTakeover, DeflateOptions options, String header) {
        this.outgoingTakeover = outgoingTakeover;
        this.incomingTakeover = incomingTakeover;
        this.options = options;
        this.header = header;
    }

    /** The value of {@code Sec-WebSocket-Extensions} in the server's answer. */
    public String header() {
        return header;
    }

    /** What compresses the messages of one connection that leave; to be released with it. */
    public MessageDeflater deflater() {
        return new MessageDeflater(outgoingTakeover, options.level(), options.minBytes());
    }

    /**
     * What inflates the messages of one connection that come; to be released with it.
     *
     * @param maxInflatedBytes the largest message, inflated, that is taken
     */
    public MessageInflater inflater(int maxInflatedBytes) {
        return new MessageInflater(incomingTakeover, maxInflatedBytes);
    }
}
