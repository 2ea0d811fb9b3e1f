package dev.duplexrpc.server;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** A server that could not start, with what it tried and why it failed. */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerStartException of(DuplexServer.Builder options, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SocketException)) {
            cause = cause.getCause();
        }
        String ports = options.listensPlainly() ? "port " + options.plainPort() : "";
        if (options.listensSecurely()) {
            ports += (ports.isEmpty() ? "" : " or ") + "securePort " + options.securePortOrDefault();
        }
        return new ServerStartException(
                "The server cannot listen on " + ports + " of '" + options.host + "': " + advice(cause), failure);
    }

    private static String advice(Throwable cause) {
        if (cause instanceof BindException) {
            return cause.getMessage()
                    + ". Another process listens there, or this machine does not have the address: choose another port, or 0 for any that is free.";
        }
        if (cause instanceof SocketException) {
            return cause.getMessage() + ". Ports below 1024 often need a privilege.";
        }
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "the name of the host cannot be resolved.";
        }
        return cause + ".";
    }
}
