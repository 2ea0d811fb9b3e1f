package dev.duplexrpc.websocket;

/**
 * Why a message is not taken: it has more bytes than a limit allows.
 *
 * @param limit its name, which is that of its option
 * @param allowed how many bytes it allows
 */
public record TooLarge(String limit, int allowed) {

    static TooLarge atLimit(String limit, int allowed) {
        return new TooLarge(limit, allowed);
    }

    /** What the limit says, as the end of a sentence. */
    public String problem() {
        return "more than the " + allowed + " bytes that " + limit + " allows";
    }

    FrameException refusal() {
        return new FrameException(CloseCode.MESSAGE_TOO_BIG, "A message has " + problem() + ".", limit);
    }
}
