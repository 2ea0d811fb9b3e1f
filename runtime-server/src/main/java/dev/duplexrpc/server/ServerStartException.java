package dev.duplexrpc.server;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** A server that could not start, with what it tried and why it failed. */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerStartException of(String host, int port, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        String advice = cause instanceof BindException
                ? "another process listens there, this one may not, or no interface has the address. Choose another port,"
                        + " or 0 for any that is free"
                : cause instanceof UnresolvedAddressException ? "the host's name cannot be resolved" : "see the cause";
        return new ServerStartException(
                "The server cannot listen on " + host + ":" + port + " (" + cause + "): " + advice + ".", failure);
    }
}
