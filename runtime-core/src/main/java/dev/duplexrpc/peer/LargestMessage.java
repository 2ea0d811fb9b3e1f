package dev.duplexrpc.peer;

import dev.duplexrpc.transport.Transport;

/** How large a message of this side may be: as large as its own limit and the window of its session allow, so that what the other side would refuse does not leave. Any thread. */
final class LargestMessage {

    private final Peer peer;
    private final Transport transport;
    private final int maxMessageBytes;

    LargestMessage(Peer peer, Transport transport, int maxMessageBytes) {
        this.peer = peer;
        this.transport = transport;
        this.maxMessageBytes = maxMessageBytes;
    }

    int bytes() {
        return Math.min(maxMessageBytes, transport.largestMessage());
    }

    /**
     * A message would have been larger.
     *
     * @return what the limit says, as the end of a sentence
     */
    String exceeded() {
        int window = transport.largestMessage();
        if (window < maxMessageBytes) {
            peer.limitReached("sessionWindow");
            return "larger than the " + window + " bytes that the server's sessionWindow allows";
        }
        peer.limitReached("maxMessageBytes");
        return "larger than the " + maxMessageBytes + " bytes that maxMessageBytes allows";
    }

    /** The same as a sentence of its own. */
    String refusal() {
        return "it is " + exceeded();
    }
}
