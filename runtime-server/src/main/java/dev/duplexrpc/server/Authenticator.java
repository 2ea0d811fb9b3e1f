package dev.duplexrpc.server;

/**
 * Finds out who a client is, from what it sent to open a WebSocket, or with each HTTP POST; and once more where a client brings credentials in the first message of its session, each time
 * that it connects: then they are in {@link ConnectRequest#auth()}, beside what it sent before, and this answer is the one that counts. May block: it runs on the threads of handlers.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * A client wants to connect; its origin and the server's limits allow it.
     *
     * @throws Exception answers the client with 500 and nothing else; what it was stands in the log
     */
    Authentication authenticate(ConnectRequest request) throws Exception;
}
