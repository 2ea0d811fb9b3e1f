package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a foreign client sees: the examples of the JSON-RPC 2.0 specification, and what it leaves open. */
class ServingTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> SUM = RpcMethod.request("sum", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> WAIT = RpcMethod.request("wait", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> SUM_BLOCKING =
            RpcMethod.request("sumBlocking", NUMBERS, Codecs.LONG);
    private static final RpcMethod<Json, String> WHO = RpcMethod.request("who", Codecs.JSON, Codecs.STRING);
    private static final RpcMethod<List<Long>, Void> NOTE = RpcMethod.notification("note", NUMBERS);

    private final List<String> happened = new ArrayList<>();
    private final List<CompletableFuture<Long>> waiting = new ArrayList<>();
    private final List<CompletableFuture<Void>> notes = new ArrayList<>();
    private boolean notesEndAtOnce = true;

    private final RpcService service = RpcService.builder("Test")
            .async(SUM, numbers -> {
                happened.add("sum " + numbers);
                if (numbers.isEmpty()) {
                    throw new RpcException(7, "Nothing to add.", Json.of("really"));
                }
                if (numbers.get(0) < 0) {
                    throw new IllegalStateException("a secret of the server");
                }
                return CompletableFuture.completedFuture(
                        numbers.stream().mapToLong(Long::longValue).sum());
            })
            .async(WAIT, numbers -> {
                CompletableFuture<Long> later = new CompletableFuture<>();
                waiting.add(later);
                return later;
            })
            .blocking(SUM_BLOCKING, numbers -> numbers.get(0) + numbers.get(1))
            .async(
                    WHO,
                    params -> CompletableFuture.completedFuture(
                            CallContext.current().method()))
            .async(NOTE, numbers -> {
                happened.add("note " + numbers);
                CompletableFuture<Void> note = new CompletableFuture<>();
                notes.add(note);
                if (notesEndAtOnce) {
                    note.complete(null);
                }
                return note;
            })
            .build();

    private final TwoPeers two = new TwoPeers();
    private final PeerLimits limits =
            PeerLimits.DEFAULTS.withMaxBatchMessages(5).withMaxRunningCalls(2).withMaxWaitingBytes(200);

    {
        two.recordWire();
        two.peer(two.link.left(), limits, service);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'jsonrpc':'2.0','method':'sum','params':[1,2,4],'id':'1'} | {'jsonrpc':'2.0','id':'1','result':7}",
                "{'jsonrpc':'2.0','method':'sum','params':[1],'id':1.0} | {'jsonrpc':'2.0','id':1.0,'result':1}",
                "{'jsonrpc':'2.0','method':'sum','params':[1],'id':null} | {'jsonrpc':'2.0','id':null,'result':1}",
                "{'jsonrpc':'2.0','method':'sum','params':[],'id':2} | {'jsonrpc':'2.0','id':2,'error':{'code':7,'message':'Nothing to add.','data':'really'}}",
                "{'jsonrpc':'2.0','method':'sum','params':[-1],'id':2} | {'jsonrpc':'2.0','id':2,'error':{'code':-32603,'message':'Internal error'}}",
                "{'jsonrpc':'2.0','method':'foobar','id':'1'} | {'jsonrpc':'2.0','id':'1','error':{'code':-32601,'message':'Method not found: 'foobar' is not served here. Compare the documents of the two sides'}}",
                "{'jsonrpc':'2.0','method':'note','params':[1],'id':3} | {'jsonrpc':'2.0','id':3,'result':null}",
                "{'jsonrpc':'2.0','method':'who','id':3} | {'jsonrpc':'2.0','id':3,'result':'who'}",
                "[{'jsonrpc':'2.0','method':'sum','params':[1],'id':1}] | [{'jsonrpc':'2.0','id':1,'result':1}]",
            })
    void requestsAreAnswered(String request, String answer) {
        two.fromWire(request);

        assertThat(two.atWire()).containsExactly(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'jsonrpc':'2.0','method':'foobar,'params':'bar','baz] | -32700",
                "[{'jsonrpc':'2.0','method':'sum','params':[1,2,4],'id':'1'},{'jsonrpc':'2.0','method' | -32700",
                "{'jsonrpc':'2.0','method':1,'params':'bar'} | -32600",
                "[] | -32600",
                "[1,2,3,4,5,6] | -32600",
            })
    void whatCannotBeReadIsAnsweredOnceWithIdNull(String message, int code) {
        two.fromWire(message);

        assertThat(two.atWire())
                .singleElement()
                .asString()
                .startsWith("{'jsonrpc':'2.0','id':null,'error':{'code':" + code + ",");
        assertThat(happened).isEmpty();
    }

    @Test
    void invalidParametersAreAnsweredWithTheCulprit() {
        two.fromWire("{'jsonrpc':'2.0','method':'sum','params':[1,'x'],'id':5}");

        assertThat(two.atWire())
                .singleElement()
                .asString()
                .startsWith("{'jsonrpc':'2.0','id':5,'error':{'code':-32602,")
                .contains("'data':{'pointer':'/1','problem':");
    }

    @Test
    void notificationsAreNeverAnswered() {
        two.fromWire("{'jsonrpc':'2.0','method':'note','params':[1]}");
        two.fromWire("{'jsonrpc':'2.0','method':'sum','params':[]}");
        two.fromWire("{'jsonrpc':'2.0','method':'foobar'}");
        two.fromWire("{'jsonrpc':'2.0','method':'note','params':['x']}");
        two.fromWire(
                "[{'jsonrpc':'2.0','method':'note','params':[2]},{'jsonrpc':'2.0','method':'foobar','params':[7]}]");

        assertThat(two.atWire()).isEmpty();
        assertThat(happened).containsExactly("note [1]", "sum []", "note [2]");
    }

    @Test
    void eachMessageOfABatchIsAnsweredForItself() {
        two.fromWire("[1,{'jsonrpc':'2.0','method':'sum','params':[1,2],'id':1},{'foo':'boo'},"
                + "{'jsonrpc':'2.0','method':'note','params':[7]},{'jsonrpc':'2.0','method':'foo','id':'5'}]");

        String batch = two.atWire().get(0);
        assertThat(batch).startsWith("[{'jsonrpc':'2.0','id':null,'error':{'code':-32600,");
        assertThat(batch).contains("{'jsonrpc':'2.0','id':1,'result':3}");
        assertThat(batch).contains("{'jsonrpc':'2.0','id':'5','error':{'code':-32601,");
    }

    @Test
    void aBatchIsAnsweredWhenItsLastCallEnds() {
        two.fromWire(
                "[{'jsonrpc':'2.0','method':'wait','params':[],'id':1},{'jsonrpc':'2.0','method':'sum','params':[2],'id':2}]");
        assertThat(two.atWire()).isEmpty();

        waiting.get(0).complete(1L);
        two.link.deliver();

        assertThat(two.atWire())
                .containsExactly("[{'jsonrpc':'2.0','id':2,'result':2},{'jsonrpc':'2.0','id':1,'result':1}]");
    }

    @Test
    void handlersThatBlockRunOnTheirOwnThreads() {
        two.fromWire("{'jsonrpc':'2.0','method':'sumBlocking','params':[1,2],'id':1}");
        assertThat(two.atWire()).isEmpty();

        two.runHandlers();

        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':3}");
    }

    @Test
    void callsMayEndInAnyOrder() {
        two.fromWire("{'jsonrpc':'2.0','method':'wait','params':[],'id':1}");
        two.fromWire("{'jsonrpc':'2.0','method':'wait','params':[],'id':2}");

        waiting.get(1).complete(2L);
        waiting.get(0).completeExceptionally(new RpcException(9, "no"));
        two.link.deliver();

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','id':2,'result':2}",
                        "{'jsonrpc':'2.0','id':1,'error':{'code':9,'message':'no'}}");
    }

    @Test
    void nothingBeginsBeforeTheNotificationAheadOfItHasEnded() {
        notesEndAtOnce = false;
        two.fromWire("{'jsonrpc':'2.0','method':'note','params':[1]}");
        two.fromWire("{'jsonrpc':'2.0','method':'note','params':[2]}");
        two.fromWire("{'jsonrpc':'2.0','method':'sum','params':[3],'id':1}");
        assertThat(happened).containsExactly("note [1]");

        notes.get(0).complete(null);
        two.link.deliver();
        assertThat(happened).containsExactly("note [1]", "note [2]");

        notes.get(1).complete(null);
        two.link.deliver();
        assertThat(happened).containsExactly("note [1]", "note [2]", "sum [3]");
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':3}");
    }

    @Test
    void callsBeyondTheLimitWaitAndThenAreRefusedAsBusy() {
        for (int id = 1; id <= 8; id++) {
            two.fromWire("{'jsonrpc':'2.0','method':'wait','params':[],'id':" + id + "}");
        }
        assertThat(waiting).hasSize(2);
        List<String> refused = two.atWire();
        assertThat(refused)
                .isNotEmpty()
                .allMatch(answer -> answer.contains("'code':-32000") && answer.contains("maxWaitingBytes"));

        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).complete(0L);
            two.link.deliver();
        }

        assertThat(two.atWire()).hasSize(8 - refused.size());
    }

    @Test
    void aCallForWhichThereIsNoThreadIsRefusedAsBusyAndTheNextOneIsNot() {
        TwoPeers exhausted = new TwoPeers();
        List<Runnable> tasks = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        exhausted.recordWire();
        Peer peer = exhausted.peer(
                exhausted.link.left(),
                Endpoint.builder(exhausted.wheel, task -> {
                            if (!tasks.isEmpty()) {
                                throw new RejectedExecutionException("full");
                            }
                            tasks.add(task);
                        })
                        .serve(List.of(service))
                        .listener(new PeerListener() {
                            @Override
                            public void limitReached(Peer at, String limit) {
                                reached.add(limit);
                            }
                        })
                        .build(),
                Dialect.PLAIN);
        exhausted.fromWire("{'jsonrpc':'2.0','method':'sumBlocking','params':[1,2],'id':1}");
        exhausted.fromWire("{'jsonrpc':'2.0','method':'sumBlocking','params':[1,2],'id':2}");
        assertThat(exhausted.atWire()).singleElement().asString().contains("'id':2", "-32000", "all threads");
        assertThat(reached).containsExactly("handlerThreads");

        tasks.remove(0).run();
        exhausted.fromWire("{'jsonrpc':'2.0','method':'sumBlocking','params':[1,2],'id':3}");
        tasks.remove(0).run();
        exhausted.link.deliver();
        assertThat(exhausted.atWire())
                .containsExactly("{'jsonrpc':'2.0','id':1,'result':3}", "{'jsonrpc':'2.0','id':3,'result':3}");
        assertThat(peer.runningCalls()).isZero();
    }

    @Test
    void aNotificationThatCannotWaitEndsTheConnectionBecauseItMustNotGetLost() {
        notesEndAtOnce = false;
        for (int i = 0; i < 8; i++) {
            two.fromWire("{'jsonrpc':'2.0','method':'note','params':[1]}");
        }

        assertThat(two.atWire()).contains("closed CLOSED_THERE");
    }

    @Test
    void aResponseToNothingIsIgnored() {
        two.fromWire("{'jsonrpc':'2.0','id':99,'result':1}");
        two.fromWire("{'jsonrpc':'2.0','id':99,'result':1,'error':{}}");

        assertThat(two.atWire()).isEmpty();
    }
}
