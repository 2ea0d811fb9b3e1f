package dev.duplexrpc.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.testkit.InMemoryConnection;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RpcTracingTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
            .build();
    private final RpcTracing tracing = RpcTracing.with(telemetry);

    private final RpcService service = RpcService.builder("Test")
            .asyncFallback((method, params) -> switch (method) {
                case "fail" -> throw new RpcException(5, "no");
                case "crash" -> throw new UnsupportedOperationException("a secret");
                default ->
                    CompletableFuture.completedFuture(
                            Json.of(Span.current().getSpanContext().getTraceId() + " "
                                    + Baggage.current().getEntryValue("user")));
            })
            .build();

    private InMemoryConnection connect() {
        return InMemoryConnection.builder()
                .serve(service)
                .server(endpoint -> endpoint.aroundServed(tracing.served()))
                .client(endpoint -> endpoint.aroundCalls(tracing.calls()))
                .connect();
    }

    private SpanData span(SpanKind kind) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServersSpanIsTheChildOfTheClientsWhichIsTheChildOfTheCallers() {
        Span outer = telemetry.getTracer("test").spanBuilder("outer").startSpan();
        Context context = Context.root()
                .with(outer)
                .with(Baggage.builder().put("user", "ada").build());
        CompletableFuture<Json> seen = new CompletableFuture<>();
        try (InMemoryConnection connection = connect()) {
            Runnable call = () -> seen.complete(connection.client().callBlocking("hello", null, CallOptions.DEFAULTS));
            context.wrap(call).run();
        }

        SpanData client = span(SpanKind.CLIENT);
        SpanData server = span(SpanKind.SERVER);
        assertThat(client.getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
        assertThat(server.getParentSpanId()).isEqualTo(client.getSpanId());
        assertThat(server.getName()).isEqualTo("hello");
        assertThat(server.getAttributes().get(AttributeKey.stringKey("rpc.system")))
                .isEqualTo("jsonrpc");
        assertThat(seen).isCompletedWithValue(Json.of(outer.getSpanContext().getTraceId() + " ada"));
    }

    @Test
    void anErrorIsOnBothSpansWithItsCode() {
        try (InMemoryConnection connection = connect()) {
            assertThatThrownBy(() -> connection.client().callBlocking("fail", null, CallOptions.DEFAULTS))
                    .isInstanceOf(RpcException.class);
        }

        for (SpanKind kind : new SpanKind[] {SpanKind.CLIENT, SpanKind.SERVER}) {
            SpanData span = span(kind);
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getAttributes().get(AttributeKey.longKey("rpc.jsonrpc.error_code")))
                    .isEqualTo(5);
        }
    }

    @Test
    void whatNobodyForesawIsRecordedWhereItHappened() {
        try (InMemoryConnection connection = connect()) {
            assertThatThrownBy(() -> connection.client().callBlocking("crash", null, CallOptions.DEFAULTS))
                    .isInstanceOf(RpcException.class);
        }

        assertThat(span(SpanKind.SERVER).getEvents()).hasSize(1);
        assertThat(span(SpanKind.CLIENT).getEvents()).isEmpty();
    }

    @Test
    void notificationsAreTracedToo() {
        try (InMemoryConnection connection = connect()) {
            connection.client().notify("note", null);
            connection.client().callBlocking("hello", null, CallOptions.DEFAULTS);
        }

        assertThat(spans.getFinishedSpanItems()).hasSize(4);
    }
}
