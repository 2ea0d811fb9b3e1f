package dev.duplexrpc.interop;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.interop.api.ExplosionData;
import dev.duplexrpc.interop.api.ExplosionException;
import dev.duplexrpc.interop.api.Laboratory;
import dev.duplexrpc.interop.api.Visitor;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The laboratory, as our server serves it. */
final class Bench implements Laboratory {

    static final int LARGEST_MESSAGE = 4 << 20;

    private final Map<String, List<String>> notes = new ConcurrentHashMap<>();

    /** Starts our server with it. */
    static DuplexServer server() throws IOException {
        return DuplexServer.builder()
                .port(0)
                .maxMessageBytes(LARGEST_MESSAGE)
                .compression(DeflateOptions.DEFAULTS)
                .serve(Laboratory.service(new Bench()), events())
                .document(document())
                .start();
    }

    private static Json document() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Bench.class.getResourceAsStream("/openrpc/laboratory.openrpc.json"))) {
            return Json.parse(in.readAllBytes());
        }
    }

    static String url(DuplexServer server) {
        return "ws://localhost:" + server.port() + "/";
    }

    /** What clients of rpc-websockets ask when they subscribe to an event by its name: everybody hears of everything here. */
    private static RpcService events() {
        return RpcService.builder("Events")
                .fallback((method, params) -> {
                    if (params == null || !method.equals("rpc.on") && !method.equals("rpc.off")) {
                        throw new RpcException(-32601, "There is no method '" + method + "'.");
                    }
                    return Json.object(Map.of(params.get(0).asString(), Json.of("ok")));
                })
                .build();
    }

    private List<String> notesOfCaller() {
        return notes.computeIfAbsent(CallContext.current().session().id(), session -> new CopyOnWriteArrayList<>());
    }

    private static Visitor caller() {
        return Visitor.over(CallContext.current().remote());
    }

    @Override
    public long subtract(long minuend, long subtrahend) {
        return minuend - subtrahend;
    }

    @Override
    public String echo(String text) {
        return text;
    }

    @Override
    public String explode(String where) {
        throw new ExplosionException(ExplosionData.builder().where(where).build());
    }

    @Override
    public void note(String text) {
        notesOfCaller().add(text);
    }

    @Override
    public List<String> notes() {
        return notesOfCaller();
    }

    @Override
    public boolean announce(String text) {
        caller().announced(text);
        return true;
    }

    @Override
    public long askBack(long minuend, long subtrahend) {
        return caller().visitorSubtract(minuend, subtrahend);
    }

    @Override
    public Subscription subscribeReadings(long count, Subscriber<Long> subscriber) {
        for (long reading = 1; reading <= count; reading++) {
            subscriber.next(reading);
        }
        return () -> {};
    }
}
