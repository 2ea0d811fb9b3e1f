package dev.duplexrpc.opentelemetry;

import dev.duplexrpc.CallEnd;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.ServingInterceptor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;

/**
 * Creates a span for each call: of kind client where it is made, of kind server where it is handled, each a child of the span that caused it. The trace context is sent in the members
 * {@code traceparent} and {@code tracestate} of the request's context, that of other propagators (baggage) as metadata. Installing {@link #calls} enables
 * sending it, on plain connections too. Safe for use by several threads.
 */
public final class RpcTracing {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("rpc.jsonrpc.version");
    private static final AttributeKey<Long> ERROR_CODE = AttributeKey.longKey("rpc.jsonrpc.error_code");

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    private RpcTracing(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Uses the tracer provider and the propagators of this instance. */
    public static RpcTracing with(OpenTelemetry telemetry) {
        return new RpcTracing(
                telemetry.getTracer("dev.duplexrpc"), telemetry.getPropagators().getTextMapPropagator());
    }

    /** Creates a span around every call that is handled; it is the current span during the handler's synchronous part. */
    public ServingInterceptor served() {
        return (call, next) -> {
            Context caller = propagator.extract(Context.current(), call, Carried.RECEIVED);
            Span span = begin(call.method(), SpanKind.SERVER, caller);
            call.whenEnded(end -> end(span, end));
            Scope current = caller.with(span).makeCurrent();
            try {
                next.proceed();
            } finally {
                current.close();
            }
        };
    }

    /** Creates a span around every call that is made, and sends its context along. */
    public CallingInterceptor calls() {
        return (call, next) -> {
            Context current = Context.current();
            Span span = begin(call.method(), SpanKind.CLIENT, current);
            Carried carried = new Carried(call);
            propagator.inject(current.with(span), carried, Carried.SENT);
            carried.send();
            call.whenEnded(end -> end(span, end));
            next.proceed();
        };
    }

    private Span begin(String method, SpanKind kind, Context parent) {
        return tracer.spanBuilder(method)
                .setSpanKind(kind)
                .setParent(parent)
                .setAttribute(SYSTEM, "jsonrpc")
                .setAttribute(VERSION, "2.0")
                .setAttribute(METHOD, method)
                .startSpan();
    }

    private static void end(Span span, CallEnd end) {
        Throwable failure = end.failure();
        if (failure instanceof RpcException error) {
            span.setAttribute(ERROR_CODE, (long) error.code());
            span.setStatus(StatusCode.ERROR, String.valueOf(error.getMessage()));
        } else if (failure != null) {
            span.recordException(failure);
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
