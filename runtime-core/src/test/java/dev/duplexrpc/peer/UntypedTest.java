package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls without generated code, in both directions, and the document that describes what is served. */
class UntypedTest {

    private static final RpcMethod<Json, Json> KNOWN = RpcMethod.request("known", Codecs.JSON, Codecs.JSON);

    private final TwoPeers two = new TwoPeers();
    private final List<String> events = new ArrayList<>();

    private void serve(RpcService... services) {
        two.peer(two.link.left(), two.endpoint(services).build(), Dialect.PLAIN);
        two.recordWire();
    }

    @Test
    void aCallIsSentWithWhateverParametersThereAre() {
        two.recordWire();
        Peer peer = two.peer(two.link.left(), two.endpoint().build(), Dialect.PLAIN);
        CompletableFuture<Json> answer = peer.call("a.b", Json.parse("[1,{\"x\":2}]"), CallOptions.DEFAULTS);
        peer.call("none", null, CallOptions.DEFAULTS);
        peer.notify("note", null);
        peer.notify("note", Json.EMPTY_OBJECT);
        two.link.deliver();

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','method':'a.b','id':1,'params':[1,{'x':2}]}",
                        "{'jsonrpc':'2.0','method':'none','id':2}",
                        "{'jsonrpc':'2.0','method':'note'}",
                        "{'jsonrpc':'2.0','method':'note','params':{}}");
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':[true]}");
        assertThat(answer).isCompletedWithValue(Json.array(Json.TRUE));
    }

    @Test
    void parametersThatAreNeitherObjectNorArrayAreRefused() {
        Peer peer = two.peer(two.link.left(), two.endpoint().build(), Dialect.PLAIN);

        assertThatThrownBy(() -> peer.call("a", Json.of(5), CallOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrap the value in an array");
    }

    @Test
    void aFallbackHandlesWhatNoMethodHasTheNameOf() {
        serve(
                RpcService.builder("Known")
                        .async(KNOWN, CompletableFuture::completedFuture)
                        .build(),
                RpcService.builder("Gateway")
                        .asyncFallback((method, params) -> {
                            events.add(method + " " + params + " "
                                    + CallContext.current().isNotification() + " "
                                    + CallContext.current().method());
                            return CompletableFuture.completedFuture(Json.of("from " + method));
                        })
                        .build());
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'known','params':[1]}");
        two.fromWire("{'params':[1],'jsonrpc':'2.0','id':2,'method':'other'}");
        two.fromWire("{'jsonrpc':'2.0','id':3,'method':'none'}");
        two.fromWire("{'jsonrpc':'2.0','method':'note','params':{'a':1}}");

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','id':1,'result':[1]}",
                        "{'jsonrpc':'2.0','id':2,'result':'from other'}",
                        "{'jsonrpc':'2.0','id':3,'result':'from none'}");
        assertThat(events).containsExactly("other [1] false other", "none null false none", "note {\"a\":1} true note");
    }

    @Test
    void aBlockingFallbackRunsOnAThreadOfItsOwn() {
        serve(RpcService.builder("Gateway")
                .fallback((method, params) -> Json.of(method))
                .build());
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'any'}");
        assertThat(two.atWire()).isEmpty();

        two.runHandlers();
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':'any'}");
    }

    @Test
    void oneFallbackIsEnough() {
        RpcService gateway = RpcService.builder("Gateway")
                .fallback((method, params) -> Json.NULL)
                .build();

        assertThatThrownBy(() -> serve(gateway, gateway))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fallback");
    }

    @Test
    void discoverIsAnsweredWithTheDocument() {
        Json document = Json.parse("{\"openrpc\":\"1.3.2\"}");
        serve(RpcService.builder("Described").document(document).build());
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'rpc.discover'}");
        two.fromWire("{'jsonrpc':'2.0','id':2,'method':'rpc.discover','params':[]}");

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','id':1,'result':{'openrpc':'1.3.2'}}",
                        "{'jsonrpc':'2.0','id':2,'result':{'openrpc':'1.3.2'}}");
    }

    @Test
    void servicesOfOneDocumentBringItOnceAndItIsReadWhenSomebodyAsks() {
        List<String> read = new ArrayList<>();
        RpcDocument document = RpcDocument.resource("a/b.json", () -> {
            read.add("read");
            return new ByteArrayInputStream("{\"openrpc\": \"1.4.0\"}".getBytes(StandardCharsets.UTF_8));
        });
        RpcDocument again = RpcDocument.resource("a/b.json", () -> null);
        serve(
                RpcService.builder("One").document(document).build(),
                RpcService.builder("Two").document(again).build());
        assertThat(read).isEmpty();
        for (int id = 1; id <= 2; id++) {
            two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'method':'rpc.discover'}");
            two.runHandlers();
        }

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','id':1,'result':{'openrpc': '1.4.0'}}",
                        "{'jsonrpc':'2.0','id':2,'result':{'openrpc': '1.4.0'}}");
        assertThat(read).containsExactly("read");
        assertThatThrownBy(again::json).hasMessageContaining("'a/b.json' is not on the class path");
    }

    @Test
    void theDocumentOfTheEndpointComesFirstAndWithoutOneThereIsNoDiscover() {
        RpcService described =
                RpcService.builder("One").document(Json.EMPTY_OBJECT).build();
        serve(described, RpcService.builder("Two").document(Json.parse("[2]")).build());
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'rpc.discover'}");
        assertThat(two.atWire()).singleElement().asString().contains("-32601");

        two.peer(
                two.link.left(),
                two.endpoint(described).document(Json.parse("[1]")).build(),
                Dialect.PLAIN);
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'rpc.discover'}");
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':[1]}");
    }

    @Test
    void aServiceMayAnswerDiscoverItselfButNotTakeWhatTheRuntimeNeeds() {
        RpcMethod<Json, Json> own = RpcMethod.request("rpc.discover", Codecs.JSON, Codecs.JSON);
        serve(RpcService.builder("Own")
                .document(Json.EMPTY_OBJECT)
                .async(own, params -> CompletableFuture.completedFuture(Json.of("own")))
                .build());
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'rpc.discover'}");
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':'own'}");

        for (String reserved : List.of("rpc.cancel", "rpc.link.open")) {
            RpcService service = RpcService.builder("Greedy")
                    .async(
                            RpcMethod.notification(reserved, Codecs.JSON),
                            params -> CompletableFuture.completedFuture(null))
                    .build();
            assertThatThrownBy(() -> two.endpoint(service).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(reserved);
        }
    }
}
