package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that end because something goes wrong are told apart from those that are closed. */
@Timeout(120)
class FailedConnectionsTest {

    private static final String OPEN = "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.open\",\"params\":{}}";

    private record Event(String name, CloseReason reason) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .closeTimeout(Duration.ofMillis(300))
            .serve(Arithmetic.service())
            .listener(new SessionListener() {
                @Override
                public void failed(Session session, CloseReason reason) {
                    events.add(new Event("failed", reason));
                }

                @Override
                public void suspended(Session session, CloseReason reason) {
                    events.add(new Event("suspended", reason));
                }

                @Override
                public void closed(Session session, CloseReason reason) {
                    events.add(new Event("closed", reason));
                }
            })
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void expect(CloseReason.Kind kind, String... names) throws InterruptedException {
        for (String name : names) {
            Event event = events.take();
            assertThat(event.name).isEqualTo(name);
            assertThat(event.reason.kind()).isEqualTo(kind);
        }
    }

    @Test
    void aFarewellIsNoFailure() throws Exception {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.masked(0x88, ""));

            expect(CloseReason.Kind.CLOSED_THERE, "closed");
        }
    }

    @Test
    void aLinkThatBreaksIsOneWithWhatTheSocketThrew() throws Exception {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.reset();

            Event failed = events.take();
            assertThat(failed.name).isEqualTo("failed");
            assertThat(failed.reason.kind()).isEqualTo(CloseReason.Kind.LOST);
            assertThat(failed.reason.cause()).isInstanceOf(IOException.class);
            assertThat(failed.reason.detail()).contains("reset");
            expect(CloseReason.Kind.LOST, "closed");
        }
    }

    @Test
    void whoGoesWithoutAFarewellFailsWithoutAnException() throws Exception {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.shutdownOutput();

            Event failed = events.take();
            assertThat(failed.name).isEqualTo("failed");
            assertThat(failed.reason.isFailure()).isTrue();
            assertThat(failed.reason.cause()).isNull();
            expect(CloseReason.Kind.LOST, "closed");
        }
    }

    @Test
    void aRuleThatIsBrokenIsAFailureToo() throws Exception {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(new byte[] {(byte) 0x81, 1, 'x'});

            expect(CloseReason.Kind.VIOLATION, "failed", "closed");
        }
    }

    @Test
    void aSessionIsToldOnceWhenItsLinkBreaks() throws Exception {
        try (RawClient client = new RawClient(server.port()).upgrade("Sec-WebSocket-Protocol: duplexrpc.1\r\n")) {
            client.send(RawClient.text(OPEN));
            assertThat(client.frame()).contains("opened");
            client.reset();

            expect(CloseReason.Kind.LOST, "failed", "suspended");
            server.sessions().all().close(1000, "bye");
            expect(CloseReason.Kind.CLOSED_HERE, "closed");
        }
    }
}
