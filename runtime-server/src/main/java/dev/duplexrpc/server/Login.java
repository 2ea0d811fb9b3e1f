package dev.duplexrpc.server;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.Proceed;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Set;

/** Keeps strangers to the methods with which one logs in, and not for long. A stranger is whose session has no principal. */
final class Login implements ServingInterceptor, PeerListener {

    private final Set<String> methods;
    private final Duration timeout;
    private final TimerWheel wheel;

    Login(Set<String> methods, Duration timeout, TimerWheel wheel) {
        this.methods = methods;
        this.timeout = timeout;
        this.wheel = wheel;
    }

    @Override
    public void around(CallContext call, Proceed next) throws Exception {
        if (call.session().principal() == null && !methods.contains(call.method())) {
            throw StandardErrors.unauthenticated("log in with '" + String.join("' or '", methods)
                    + "' before anything else, and wait for the answer");
        }
        next.proceed();
    }

    @Override
    public void opened(Peer peer) {
        wheel.schedule(timeout.toNanos(), () -> peer.execute(() -> timeOut(peer)));
    }

    private static void timeOut(Peer peer) {
        if (peer.principal() == null && peer.isOpen()) {
            peer.limitReached("loginTimeout");
            peer.close(CloseCode.POLICY_VIOLATION, "nobody has logged in within loginTimeout");
        }
    }
}
