package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.InMemoryLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Does what the rows of {@code docs/guarantees.md} are about and compares what becomes of the call; those about links that are mended are tested with sessions. */
class GuaranteesDocumentTest {

    private static final Path PAGE = Path.of("../docs/guarantees.md");
    private static final RpcMethod<Json, Json> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.JSON);

    /** What happens to a call or to its connection, by the table and the row that it stands in. */
    private enum Event {
        TIMEOUT(Dialect.PLAIN, "timeout", GuaranteesDocumentTest::timeOut),
        CANCELLED(Dialect.PLAIN, "cancelled by its holder", test -> test.call.cancel(true)),
        CLOSED_HERE(Dialect.PLAIN, "closed here", test -> test.caller.close(1000, "done")),
        CLOSED_THERE(Dialect.PLAIN, "closed there", test -> test.callee.close(1001, "going away")),
        LOST(Dialect.PLAIN, "link lost", test -> test.two.link.cut()),
        FOUND_HERE(
                Dialect.PLAIN,
                "the other side breaks a rule, or finds one broken",
                test -> test.caller.sender().abort(Disconnect.Kind.VIOLATION, "nonsense")),
        FOUND_THERE(
                Dialect.PLAIN,
                "the other side breaks a rule, or finds one broken",
                test -> test.callee.sender().abort(Disconnect.Kind.VIOLATION, "nonsense")),
        TAKES_NOTHING(
                Dialect.PLAIN,
                "the socket takes nothing for `writeTimeout`",
                test -> test.caller.sender().abort(Disconnect.Kind.OUTBOX_FULL, "too slow")),

        SESSION_TIMEOUT(Dialect.DUPLEX_1, "timeout", GuaranteesDocumentTest::timeOut),
        SESSION_CANCELLED(Dialect.DUPLEX_1, "cancelled by its holder", test -> test.call.cancel(true)),
        SESSION_CLOSED_HERE(Dialect.DUPLEX_1, "closed here", test -> test.caller.close(1000, "done")),
        SESSION_CLOSED_THERE(
                Dialect.DUPLEX_1, "closed there, with another code", test -> test.callee.close(1008, "go away")),
        GIVEN_UP(Dialect.DUPLEX_1, "the client gives up (`Reconnection`), or has none", test -> test.two.link.cut()),
        SESSION_FOUND_HERE(
                Dialect.DUPLEX_1,
                "a violation that this side finds",
                test -> test.caller.sender().abort(Disconnect.Kind.VIOLATION, "nonsense")),
        WINDOW_FULL(
                Dialect.DUPLEX_1,
                "the window stays full for `acknowledgeTimeout`",
                test -> test.caller.sender().abort(Disconnect.Kind.OUTBOX_FULL, "too slow"));

        private final Dialect dialect;
        private final String row;
        private final Action action;

        Event(Dialect dialect, String row, Action action) {
            this.dialect = dialect;
            this.row = row;
            this.action = action;
        }
    }

    @FunctionalInterface
    private interface Action {
        void on(GuaranteesDocumentTest test);
    }

    private TwoPeers two = new TwoPeers();
    private Peer caller = two.peer(two.link.left(), PeerLimits.DEFAULTS);
    private Peer callee = two.peer(two.link.right(), PeerLimits.DEFAULTS);
    private CompletableFuture<Json> call = new CompletableFuture<>();
    private final List<String> atHandler = new ArrayList<>();

    private final RpcService service = RpcService.builder("Test")
            .async(WAIT, params -> {
                atHandler.add("began");
                CallContext.current().onCancel(() -> atHandler.add("cancelled"));
                return new CompletableFuture<>();
            })
            .build();

    @ParameterizedTest
    @EnumSource
    void aCallThatWaitsEndsAsTheTableSays(Event event) throws IOException {
        connect(event.dialect).holds = true;
        makeTheCall();

        happen(event);

        assertEndedAs(cells(event).get(1));
        assertThat(atHandler).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatWasSentEndsAsTheTableSaysAndItsHandlerIsTold(Event event) throws IOException {
        connect(event.dialect);
        makeTheCall();

        happen(event);

        assertEndedAs(cells(event).get(2));
        assertThat(atHandler).containsExactly("began", "cancelled");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"SESSION_.*", "GIVEN_UP", "WINDOW_FULL"})
    void aCallThatWasAcknowledgedEndsAsTheTableSays(Event event) throws IOException {
        connect(event.dialect);
        makeTheCall();
        ((Departure) call).arrived();

        happen(event);

        String cell = cells(event).get(3);
        assertEndedAs(cell.startsWith("as 2") ? cells(event).get(2) : cell);
    }

    private NarrowTransport connect(Dialect dialect) {
        two = new TwoPeers();
        InMemoryLink link = two.link;
        NarrowTransport narrow = new NarrowTransport(link.left());
        caller = two.peer(narrow, two.endpoint().build(), dialect);
        callee = two.peer(link.right(), two.endpoint(service).build(), dialect);
        return narrow;
    }

    private void makeTheCall() {
        call = caller.call(WAIT, Json.EMPTY_OBJECT, CallOptions.DEFAULTS);
        two.link.deliver();
    }

    private void happen(Event event) {
        event.action.on(this);
        two.link.deliver();
    }

    private void timeOut() {
        two.pass(PeerLimits.DEFAULTS.callTimeout().plusSeconds(1));
    }

    private void assertEndedAs(String cell) {
        assertThat(call).isCompletedExceptionally();
        if (call.isCancelled()) {
            assertThat(cell).contains("`CancellationException`");
            return;
        }
        CallFailedException failed =
                (CallFailedException) call.handle((result, failure) -> failure).join();
        assertThat(cell).startsWith("`" + failed.reason() + "`, `" + failed.outcome() + "`");
    }

    /** The cells of the event's row, the first one its name. */
    private static List<String> cells(Event event) throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(
                page.indexOf(event.dialect == Dialect.PLAIN ? "\n**Plain**\n" : "\n**With a session**\n"));
        return table.lines()
                .filter(line -> line.startsWith("| " + event.row + " |"))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .orElseThrow(() -> new AssertionError("docs/guarantees.md has no row for '" + event.row + "'"));
    }
}
