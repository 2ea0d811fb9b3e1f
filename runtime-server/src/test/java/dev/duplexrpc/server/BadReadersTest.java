package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.Codecs;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that ask and do not listen: the server keeps so much for them, and no longer than so long. */
@Timeout(120)
class BadReadersTest {

    private static final RpcMethod<String, Void> SAID = RpcMethod.notification("said", Codecs.STRING);
    private static final int LARGE = 500_000;
    private static final byte[] LARGE_ANSWER =
            RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"repeat\",\"params\":[" + LARGE + "],\"id\":1}");

    private final BlockingQueue<Session> opened = new LinkedBlockingQueue<>();
    private Session bystander;

    private DuplexServer.Builder server() {
        return BadDay.server().listener(new SessionListener() {
            @Override
            public void opened(Session session) {
                opened.add(session);
            }
        });
    }

    /** The session of the client that has connected now. */
    private Session next() throws InterruptedException {
        if (bystander == null) {
            bystander = opened.take();
        }
        return opened.take();
    }

    /** Asks for more than any outbox here takes, or until it has been cut off. */
    private static void askWithoutListening(RawClient client) throws IOException {
        int asked = 0;
        while (asked < 40 && client.sendUnlessEnded(LARGE_ANSWER)) {
            asked++;
        }
    }

    private static CloseReason end(Session session) throws Exception {
        return session.closed().get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoNeverReadsIsCutOffWhenTheOutboxIsFull() throws Exception {
        BadDay.of(server().maxOutboxBytes(1 << 20), server -> {
            try (RawClient client = RawClient.narrow(server.port())) {
                Session session = next();
                askWithoutListening(client);

                CloseReason reason = end(session);
                assertThat(reason.kind()).isEqualTo(CloseReason.Kind.OUTBOX_FULL);
                assertThat(client.farewell()).isEqualTo("end");
            }
        });
    }

    @Test
    void whoTakesNothingIsCutOffWhenItsTimeIsUp() throws Exception {
        BadDay.of(server().writeTimeout(Duration.ofMillis(200)).maxOutboxBytes(40 << 20), server -> {
            try (RawClient client = RawClient.narrow(server.port())) {
                Session session = next();
                askWithoutListening(client);

                CloseReason reason = end(session);
                assertThat(reason.kind()).isEqualTo(CloseReason.Kind.OUTBOX_FULL);
                assertThat(reason.detail()).contains("writeTimeout");
            }
        });
    }

    @Test
    void aGroupIsNotifiedAlthoughOneOfItsMembersDoesNotListen() throws Exception {
        String text = "x".repeat(LARGE);
        BadDay.of(server().maxOutboxBytes(1 << 20), server -> {
            try (RawClient deaf = RawClient.narrow(server.port())) {
                Session deafs = next();
                try (RawClient listening = RawClient.upgraded(server.port())) {
                    Session listenings = next();
                    SessionGroup group = server.sessions().where(one -> one == deafs || one == listenings);
                    int told = 0;
                    while (deafs.isOpen()) {
                        group.notify(SAID, text);
                        assertThat(listening.frame()).contains(text);
                        told++;
                    }

                    assertThat(told).isGreaterThan(2);
                    assertThat(end(deafs).kind()).isEqualTo(CloseReason.Kind.OUTBOX_FULL);
                    group.notify(SAID, "that was all");
                    assertThat(listening.frame()).contains("that was all");
                }
                assertThat(deaf.farewell()).isEqualTo("end");
            }
        });
    }
}
