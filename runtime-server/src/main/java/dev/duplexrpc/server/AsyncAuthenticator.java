package dev.duplexrpc.server;

import java.util.concurrent.CompletionStage;

/** As {@link Authenticator}, but must not block: it runs on the connection's I/O thread. */
@FunctionalInterface
public interface AsyncAuthenticator {

    /** A client wants to connect. The stage may complete on any thread; failing is the same as throwing. */
    CompletionStage<Authentication> authenticate(ConnectRequest request) throws Exception;
}
