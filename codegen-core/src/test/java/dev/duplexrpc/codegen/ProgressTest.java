package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.InMemoryLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated code that tells, and is told, how a call goes on: between two peers of the runtime. */
@Timeout(120)
class ProgressTest {
    private static final String RESULT = "'result':{'name':'r','schema':{'type':'integer'}}";

    private static final String METHODS = """
            {'name':'scan','params':[{'name':'root','required':true,'schema':{'type':'string'}},{'name':'progress','schema':{'type':'integer'}}],
             'x-progress':{'type':'object','required':['done'],'properties':{'done':{'type':'integer'}}},%s},
            {'name':'scanWithProgress','params':[],%s},
            {'name':'copy','params':[],'x-progress':{'type':'array','items':{'type':['string','null']}},%s}
            """.formatted(RESULT, RESULT, RESULT);

    /** It was written before {@code copy} told anything. */
    private static final String HANDLER = """
            package com.example.test;

            import java.util.function.Consumer;

            public class Handler implements Test {
                public long scan(String root, Long progress) { return scanWithProgress(root, progress, step -> {}); }
                public long scanWithProgress(String root, Long progress, Consumer<ScanProgress> told) {
                    for (long step = 1; step <= 3; step++) {
                        told.accept(ScanProgress.builder().done(step).build());
                    }
                    return progress == null ? root.length() : progress;
                }
                public long scanWithProgress_() { return 0; }
                public long copy() { return 5; }
            }
            """;

    private static final String ASYNC_HANDLER = """
            package com.example.test;

            import java.util.List;
            import java.util.concurrent.CompletableFuture;
            import java.util.function.Consumer;

            public class AsyncHandler implements Test.Async {
                public CompletableFuture<Long> scan(String root, Long progress) { return CompletableFuture.completedFuture(1L); }
                public CompletableFuture<Long> scanWithProgress_() { return CompletableFuture.completedFuture(2L); }
                public CompletableFuture<Long> copy() { return CompletableFuture.completedFuture(3L); }
                public CompletableFuture<Long> copyWithProgress(Consumer<List<String>> told) {
                    told.accept(java.util.Arrays.asList("a", null));
                    return CompletableFuture.completedFuture(4L);
                }
            }
            """;

    private static final String USER = """
            package com.example.test;

            import dev.duplexrpc.Remote;
            import java.util.List;

            public class User {
                public static void use(Remote remote, List<String> out) {
                    Test test = Test.over(remote);
                    out.add("= " + test.scanWithProgress("four", step -> out.add("" + step.done())));
                    out.add("= " + test.scanWithProgress("four", 9L, step -> out.add("" + step.done())));
                    out.add("= " + test.scan("four", null));
                    out.add("= " + test.copyWithProgress(names -> out.add("" + names)));
                    out.add("= " + Test.asyncOver(remote).copyWithProgress(names -> out.add("" + names)).join());
                }
            }
            """;

    @Test
    void whoAsksIsToldAndWhoServesNeedNotTell() throws Exception {
        assertThat(run("service", "Handler", "Test"))
                .containsExactly("1", "2", "3", "= 4", "1", "2", "3", "= 9", "= 4", "= 5", "= 5");
        assertThat(run("asyncService", "AsyncHandler", "Test$Async"))
                .containsExactly("= 1", "= 1", "= 1", "[a, null]", "= 4", "[a, null]", "= 4");
    }

    private static List<String> run(String factory, String handler, String face) throws Exception {
        GeneratedCode code = GeneratedCode.compile(Generation.ofMethods(METHODS, ""))
                .with(Map.of(
                        "com/example/test/Handler.java", HANDLER,
                        "com/example/test/AsyncHandler.java", ASYNC_HANDLER,
                        "com/example/test/User.java", USER));
        Object served = code.type(Generation.PACKAGE + "." + handler)
                .getDeclaredConstructor()
                .newInstance();
        RpcService service = (RpcService) code.type(Generation.PACKAGE + ".Test")
                .getMethod(factory, code.type(Generation.PACKAGE + "." + face))
                .invoke(null, served);
        ExecutorService ioThread = Executors.newSingleThreadExecutor();
        ExecutorService handlerThreads = Executors.newCachedThreadPool();
        try {
            InMemoryLink link = new InMemoryLink(ioThread);
            TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
            new Peer(link.right(), new Endpoint(List.of(service), PeerLimits.DEFAULTS, wheel, handlerThreads)).start();
            Peer peer = new Peer(link.left(), new Endpoint(List.of(), PeerLimits.DEFAULTS, wheel, handlerThreads));
            peer.start();
            List<String> out = Collections.synchronizedList(new ArrayList<>());
            code.type(Generation.PACKAGE + ".User")
                    .getMethod("use", Remote.class, List.class)
                    .invoke(null, peer, out);
            return out;
        } finally {
            ioThread.shutdown();
            handlerThreads.shutdown();
        }
    }
}
