package dev.duplexrpc.protocol;

/** What a peer may send. What it understands never depends on this. */
public enum Dialect {
    /** JSON-RPC 2.0 as anybody speaks it. Cancellation goes out as LSP's {@code $/cancelRequest}, and beside the parameters only what the caller asked for. */
    PLAIN,
    /** The subprotocol {@code duplexrpc.1}: deadlines, {@code rpc.cancel} and credit as well. */
    DUPLEX_1
}
