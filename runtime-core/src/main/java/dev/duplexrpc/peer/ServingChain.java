package dev.duplexrpc.peer;

import dev.duplexrpc.Proceed;
import dev.duplexrpc.ServingInterceptor;

/** A call on its way through the interceptors to its handler, on the handler's thread. */
final class ServingChain {

    private final ServingInterceptor[] interceptors;
    private final Invocation call;
    private boolean handled;
    private boolean handlerReturned;

    /** Whether the outermost interceptor has returned. */
    private volatile boolean over;

    ServingChain(ServingInterceptor[] interceptors, Invocation call) {
        this.interceptors = interceptors;
        this.call = call;
    }

    void run() throws Exception {
        try {
            from(0);
        } finally {
            over = true;
        }
        if (!handled) {
            throw new IllegalStateException(
                    "An interceptor has neither gone on with the call of '" + call.method() + "' nor refused it.");
        }
    }

    /** Whether the handler has done its synchronous part; of what is thrown, then, it knows nothing. */
    boolean hasHandlerReturned() {
        return handlerReturned;
    }

    private void from(int index) throws Exception {
        if (over) {
            throw new IllegalStateException("An interceptor goes on with the call of '" + call.method()
                    + "' after it has returned, when the call has been answered already: go on before, or throw.");
        }
        if (index == interceptors.length) {
            handled = true;
            call.handle();
            handlerReturned = true;
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
