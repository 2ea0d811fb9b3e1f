package dev.duplexrpc.server;

/** Whether an endpoint accepts calls over HTTP POST in addition to WebSocket. */
public enum HttpPost {
    /** Single calls, batches and notifications are accepted as the body of a POST. */
    ON,
    /** A POST is refused with 405: this endpoint speaks WebSocket only. */
    OFF
}
