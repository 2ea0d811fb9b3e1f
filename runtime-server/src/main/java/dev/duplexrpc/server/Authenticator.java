package dev.duplexrpc.server;

/**
 * Decides who a client is, from what it sent to open a WebSocket or with each HTTP POST. If a client sends credentials in the first message of its session, the authenticator is called again each time
 * it connects: they are in {@link ConnectRequest#auth()}, beside what the client sent before, and this second result counts. May block: it runs on handler threads.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * A client wants to connect; its origin and the server's limits allow it.
     *
     * @throws Exception refuses the client with 500 and no details; the exception is logged
     */
    Authentication authenticate(ConnectRequest request) throws Exception;
}
