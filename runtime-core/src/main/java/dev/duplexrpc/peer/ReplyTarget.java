package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonWriter;

/** Where a reply goes: out at once, or to the others of its batch. Any thread. */
interface ReplyTarget {

    /** Takes a complete reply, which the writer holds only until this returns. */
    void reply(JsonWriter message);

    /** Runs a task when the replies taken so far are on their way: what it sends comes behind them. */
    void afterReply(Runnable task);
}
