package dev.duplexrpc.peer;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.InMemoryLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A client whose sessions follow each other as often as they are lost, and a server that has forgotten everything each time. What the client sends in a new session waits until the server
 * {@link #serve is there}; nothing moves by itself.
 */
final class LostSessions {

    static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    static final RpcMethod<List<Long>, Long> ECHO = RpcMethod.request("echo", NUMBERS, Codecs.LONG);
    static final SubscriptionMethod<List<Long>, Long> ONCE =
            SubscriptionMethod.of("watch", NUMBERS, Codecs.LONG, "tick", "unwatch");
    static final SubscriptionMethod<List<Long>, Long> TICKS = ONCE.idempotent();

    /** A subscription as the server has it; it agrees when it is told. */
    static final class Served {
        final long number;
        final Subscriber<Long> subscriber;
        final List<SubscriptionEnd> ends = new ArrayList<>();
        final CompletableFuture<Subscription> answer = new CompletableFuture<>();

        Served(long number, Subscriber<Long> subscriber) {
            this.number = number;
            this.subscriber = subscriber;
        }

        void agree() {
            answer.complete(new Subscription() {
                @Override
                public void close() {}

                @Override
                public void ended(SubscriptionEnd why) {
                    ends.add(why);
                }
            });
        }
    }

    /** A subscription as the client has it, with what its subscriber was told. */
    static final class Made implements Subscriber<Long> {
        final List<String> seen = new ArrayList<>();
        CompletableFuture<Subscription> handle = new CompletableFuture<>();

        @Override
        public void next(Long item) {
            seen.add("item " + item);
        }

        @Override
        public void renewed() {
            seen.add("renewed");
        }

        @Override
        public void completed() {
            seen.add("completed");
        }

        @Override
        public void failed(RpcException error) {
            seen.add("failed " + error.code());
        }
    }

    final TwoPeers two = new TwoPeers();

    /** What came to the server, in its order. */
    final List<String> requests = new ArrayList<>();

    final List<Served> served = new ArrayList<>();

    /** Who comes with one of these is refused. */
    final Set<Long> refused = new HashSet<>();

    boolean agreesAtOnce = true;
    boolean isFollowed = true;
    Peer client;

    private final UnaryOperator<Endpoint.Builder> options;
    private InMemoryLink link = new InMemoryLink();
    private boolean serving;

    private final RpcService service = RpcService.builder("Ticks")
            .async(ECHO, numbers -> {
                requests.add("echo " + numbers.get(0));
                return CompletableFuture.completedFuture(numbers.get(0));
            })
            .asyncSubscription(ONCE, (numbers, subscriber) -> {
                requests.add("watch " + numbers.get(0)
                        + CallContext.current().metadata().values());
                if (refused.contains(numbers.get(0))) {
                    throw new RpcException(5, "watch what?");
                }
                Served one = new Served(numbers.get(0), subscriber);
                served.add(one);
                if (agreesAtOnce) {
                    one.agree();
                }
                return one.answer;
            })
            .build();

    LostSessions() {
        this(UnaryOperator.identity());
    }

    /** @param options change the client's endpoint */
    LostSessions(UnaryOperator<Endpoint.Builder> options) {
        this.options = options;
        client = session();
        client.start();
        serve();
    }

    private Peer session() {
        return new Peer(link.left(), options.apply(two.endpoint()).build(), Dialect.DUPLEX_1, this::follow);
    }

    private void follow(Peer ending, CloseReason reason) {
        if (!isFollowed || reason.kind() != CloseReason.Kind.LOST) {
            return;
        }
        link = new InMemoryLink();
        serving = false;
        Peer next = session();
        next.follows(ending);
        client = next;
        next.start();
    }

    /** The server is there for the newest session. */
    void serve() {
        if (!serving) {
            serving = true;
            two.peer(link.right(), two.endpoint(service).build(), Dialect.DUPLEX_1);
        }
    }

    /** The link breaks; nobody has noticed yet. */
    void cut() {
        link.cut();
    }

    /** The session is lost, and the next one waits for a server. */
    void lose() {
        InMemoryLink lost = link;
        lost.cut();
        lost.deliver();
    }

    void settle() {
        while (deliver() | !two.handlerTasks.isEmpty()) {
            two.runHandlers();
        }
    }

    /** Lets everything happen but what waits for a handler's thread, or for a server. */
    boolean deliver() {
        return serving && link.deliver();
    }

    Made subscribe(SubscriptionMethod<List<Long>, Long> method, long number, CallOptions options) {
        Made made = new Made();
        made.handle = client.subscribe(method, List.of(number), made, options);
        return made;
    }

    Made subscribe(long number) {
        return subscribe(TICKS, number, CallOptions.DEFAULTS);
    }

    Served newest() {
        return served.get(served.size() - 1);
    }
}
