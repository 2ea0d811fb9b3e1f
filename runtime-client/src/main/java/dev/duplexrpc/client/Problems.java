package dev.duplexrpc.client;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.session.LinkCodes;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Why a connection could not be made, in sentences: what happened, and what to do. */
final class Problems {

    private Problems() {}

    static ConnectFailedException unknownHost(String host, Target target, IOException cause) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target + ": the host '" + host
                        + "' is not known to the name service. Check the name.",
                cause);
    }

    static ConnectFailedException notConnected(Target target, @Nullable HttpProxy proxy, @Nullable IOException cause) {
        String what = proxy == null ? "the server" : "the proxy " + proxy;
        String why = cause instanceof ConnectException
                ? "nobody listens there (" + cause.getMessage() + "). Check host and port, and whether " + what
                        + " runs."
                : "the connection to " + what + " could not be opened (" + cause + ").";
        return new ConnectFailedException(Phase.CONNECTING, "No connection to " + target + ": " + why, cause);
    }

    static ConnectFailedException tooLate(Target target, Phase phase, long millis) {
        String doing = switch (phase) {
            case PREPARING -> "asking the name service or for credentials";
            case CONNECTING -> "opening the connection; a firewall may drop what is sent there";
            case PROXY -> "waiting for the proxy's answer";
            case TLS -> "in the TLS handshake";
            case SESSION -> "waiting for a session";
            case HANDSHAKE -> "waiting for the answer to the WebSocket handshake; the port may be another service's";
        };
        return new ConnectFailedException(
                phase,
                "No connection to " + target + " within the connectTimeout of " + millis + " ms: it was still " + doing
                        + ".");
    }

    static ConnectFailedException authorization(Target target, RuntimeException cause) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target + ": the client's own authorization failed (" + cause + ").",
                cause);
    }

    static ConnectFailedException credentials(Target target, RuntimeException cause) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target + ": the client's own credentials failed (" + cause + ").",
                cause);
    }

    static ConnectFailedException credentialsTooLong(Target target, int bytes) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target + ": the client's credentials are " + bytes
                        + " bytes long, and maxAuthBytes allows " + LinkMessages.MAX_AUTH_BYTES
                        + ". Send a shorter token.");
    }

    static ConnectFailedException noPlaceForCredentials(Target target) {
        return new ConnectFailedException(
                Phase.HANDSHAKE,
                "No connection to " + target + ": the server does not speak " + LinkMessages.SUBPROTOCOL
                        + ", in whose first message credentials(…) go. Use authorization(…) or a method that logs in.");
    }

    static ConnectFailedException noSession(CloseReason reason) {
        return new ConnectFailedException(
                Phase.SESSION,
                reason.code() == LinkCodes.REFUSED
                        ? "The server refused the credentials: '" + reason.detail()
                                + "' Check what credentials(…) gives."
                        : "The server agreed to a connection, but opened no session: " + reason + ".");
    }

    static ConnectFailedException unprepared(Target target, Throwable cause) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target + ": what comes before it failed (" + cause + ").",
                cause);
    }

    static ConnectFailedException noClient(Target target, Throwable cause) {
        return new ConnectFailedException(
                Phase.SESSION,
                "The connection to " + target + " was made, but no client of it, because of " + cause
                        + ". That is a defect.",
                cause);
    }

    static ConnectFailedException resourcesClosed(Target target) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target
                        + ": the ClientResources that the client uses have been closed. Make others, and close them behind their clients.");
    }

    static ConnectFailedException failedHere(Target target, Phase phase, Throwable cause) {
        return new ConnectFailedException(
                phase, "No connection to " + target + ": this side of it failed (" + cause + ").", cause);
    }

    static ConnectFailedException noThread(Target target, RejectedExecutionException cause) {
        return new ConnectFailedException(
                Phase.PREPARING,
                "No connection to " + target
                        + ": the client's resources are closed, or all handler threads are taken and many tasks wait for one.",
                cause);
    }

    static ConnectFailedException proxyRefused(Target target, HttpProxy proxy, HandshakeResponse answer) {
        String advice = switch (answer.status()) {
            case 407 ->
                proxy.hasCredentials()
                        ? " Its credentials are wrong, or it wants a scheme other than Basic."
                        : " It asks for credentials: HttpProxy.withCredentials.";
            case 403 -> " It does not allow connections to there.";
            case 502, 503, 504 -> " It cannot reach the server.";
            default -> "";
        };
        return new ConnectFailedException(
                Phase.PROXY,
                "No connection to " + target + ": the proxy " + proxy + " answered '" + answer.shownStatus() + "'."
                        + advice,
                answer);
    }

    static ConnectFailedException redirected(Target target, String location, String problem, HandshakeResponse answer) {
        return new ConnectFailedException(
                Phase.HANDSHAKE,
                "The server of " + target + " redirects to '"
                        + location.replaceAll("[^ -~]", "?").replaceAll("\\?.*", "?…") + "', which is not followed: "
                        + problem + ".",
                answer);
    }

    static ConnectFailedException refused(Target target, HandshakeResponse answer) {
        String advice = switch (answer.status()) {
            case 401 -> " It asks for credentials: set authorization(…) or bearer(…).";
            case 403 -> " It does not let this client in: check its credentials, and the Origin if one is set.";
            case 404 -> " Nothing is served on the path '" + target.path() + "': check the URL.";
            case 400, 426 -> " It speaks HTTP there, but did not accept the WebSocket handshake: check the path.";
            case 429, 503 -> " It is busy or going down: try again later.";
            case 500, 502, 504 -> " The server, or something in front of it, failed.";
            default ->
                answer.status() < 300
                        ? " It serves ordinary HTTP on the path '" + target.path() + "', no WebSocket: check the URL."
                        : "";
        };
        String sentence = answer.sentence();
        String said = sentence.isEmpty() ? "" : " It says: '" + sentence + "'";
        boolean isExplained = !said.isEmpty() && (answer.status() == 400 || answer.status() == 426);
        return new ConnectFailedException(
                Phase.HANDSHAKE,
                "The server refused the WebSocket handshake with " + target + ": it answered '" + answer.shownStatus()
                        + "'." + said + (isExplained ? "" : advice),
                answer);
    }

    static ConnectFailedException notHttp(Target target, HandshakeResponse answer) {
        String what = answer.looksLikeTls()
                ? "it speaks TLS on this port: use a wss:// URL"
                : "it answered '" + answer.shownStatus() + "', which is not HTTP: check the port";
        return new ConnectFailedException(
                Phase.HANDSHAKE, "The WebSocket handshake with " + target + " failed: " + what + ".", answer);
    }

    static ConnectFailedException tooLong(Target target, HandshakeResponse answer) {
        return new ConnectFailedException(
                Phase.HANDSHAKE,
                "The WebSocket handshake with " + target + " failed: the head of its answer has more than "
                        + HandshakeResponse.MAX_HEAD_BYTES + " bytes.",
                answer);
    }

    static ConnectFailedException ended(Target target, Phase phase, @Nullable IOException cause) {
        String how = cause == null
                ? "the server closed the connection without an answer"
                : "the connection broke (" + cause + ")";
        String advice = phase == Phase.TLS
                ? " It may not speak TLS on this port, or not take this client's certificate or versions."
                : phase == Phase.PROXY
                        ? " Check the proxy's port."
                        : target.secure()
                                ? ""
                                : " It may expect TLS (wss://) there, or be no WebSocket server: check port and scheme.";
        return new ConnectFailedException(
                phase, "The handshake with " + target + " failed: " + how + "." + advice, cause);
    }

    static ConnectFailedException tls(Target target, IOException failure) {
        return new ConnectFailedException(
                Phase.TLS, "The TLS handshake with " + target + " failed: " + tlsSentence(target, failure), failure);
    }

    private static String tlsSentence(Target target, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (has(failure, CertificateExpiredException.class)) {
            return "the server's certificate has expired. It has to be renewed there.";
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid yet. Check both clocks.";
        }
        if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            return "the server's certificate is for another host than '" + target.host() + "' (" + message
                    + "). Use the host's name in the URL, or have the certificate made for this one.";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the server's certificate is not trusted (" + message
                    + "). If it is your own, give its authority with trust(Trust.pem(…)).";
        }
        if (lower.contains("unrecognized ssl message") || lower.contains("unsupported or unrecognized")) {
            return "the server does not speak TLS on this port. Use a ws:// URL, or the port that speaks TLS.";
        }
        if (lower.contains("certificate_required") || lower.contains("bad_certificate")) {
            return "the server wants a certificate from this client (" + message
                    + "). Give one with identity(Identity.pem(…)).";
        }
        if (lower.contains("received fatal alert")) {
            return "the server refused it (" + message
                    + "). It may want other versions, or a certificate from this client.";
        }
        return message + ".";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
