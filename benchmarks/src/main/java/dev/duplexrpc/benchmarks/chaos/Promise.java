package dev.duplexrpc.benchmarks.chaos;

/** What was promised, and is looked for in the books. */
enum Promise {
    /** No session was lost: everything arrives, and everything is answered. */
    NOTHING_IS_LOST,
    /** Sessions were lost: each call ends, and what its caller is told of it is true. Notifications and items may be lost. */
    EVERYBODY_IS_TOLD
}
