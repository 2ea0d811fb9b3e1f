package dev.duplexrpc.server;

/** Whether an endpoint takes calls over HTTP POST beside WebSocket. */
public enum HttpPost {
    /** Single calls, batches and notifications may come as the body of a POST. */
    ON,
    /** A POST is refused with 405: this endpoint speaks WebSocket only. */
    OFF
}
