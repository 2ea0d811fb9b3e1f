package dev.duplexrpc.peer;

import dev.duplexrpc.Proceed;
import dev.duplexrpc.ServingInterceptor;

/** A call on its way through the interceptors to its handler, on the handler's thread. */
final class ServingChain {

    private final ServingInterceptor[] interceptors;
    private final Invocation call;
    private boolean handled;

    ServingChain(ServingInterceptor[] interceptors, Invocation call) {
        this.interceptors = interceptors;
        this.call = call;
    }

    void run() throws Exception {
        from(0);
        if (!handled) {
            throw new IllegalStateException(
                    "An interceptor has neither gone on with the call of '" + call.method() + "' nor refused it.");
        }
    }

    private void from(int index) throws Exception {
        if (index == interceptors.length) {
            handled = true;
            call.handle();
        } else {
            interceptors[index].around(call, new Step(index + 1));
        }
    }

    private final class Step implements Proceed {

        private final int index;
        private boolean used;

        Step(int index) {
            this.index = index;
        }

        @Override
        public void proceed() throws Exception {
            if (used) {
                throw new IllegalStateException(
                        "An interceptor goes on with the call of '" + call.method() + "' a second time.");
            }
            used = true;
            from(index);
        }
    }
}
