package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.client.DuplexClientBuilder;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How servers and clients of these programs are made: the only place that knows of sessions, heartbeats and reconnecting. */
final class Ends {

    /** Silence has to be found out many times in a minute. */
    private static final Duration PING = Duration.ofMillis(500);

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int MANY = 20_000;

    private Ends() {}

    /** A server that calls back whoever comes, when it knows who that is. */
    static DuplexServer server(Parties parties, Duration grace) {
        return server().pingInterval(PING)
                .idleTimeout(SILENCE)
                .sessionGrace(grace)
                .listener(new Doorkeeper(parties))
                .serve(Party.service(parties))
                .start();
    }

    /** A server that only answers. */
    static DuplexServer server(Witness.Async handler) {
        return server().serve(Party.service(handler)).start();
    }

    private static DuplexServer.Builder server() {
        return DuplexServer.builder().port(0).ioThreads(1).maxConnections(MANY);
    }

    /** A client that calls and is called. */
    static DuplexClient client(int port, Party party) {
        DuplexClient client = builder(port)
                .pingInterval(PING)
                .idleTimeout(SILENCE)
                .serve(Party.service(party))
                .connect();
        party.meet(client);
        return client;
    }

    /** A client that is there, one of many, and serves nothing. */
    static DuplexClientBuilder quietClient(int port) {
        return builder(port);
    }

    private static DuplexClientBuilder builder(int port) {
        return DuplexClient.builder("ws://localhost:" + port + "/");
    }

    /** Asks each new session who it is, and then has its party call it. */
    private static final class Doorkeeper implements SessionListener {
        private final Parties parties;
        private final Map<String, Party> met = new ConcurrentHashMap<>();

        Doorkeeper(Parties parties) {
            this.parties = parties;
        }

        @Override
        public void opened(Session session) {
            Witness.asyncOver(session).who().thenAccept(client -> {
                Party party = parties.of(client);
                met.put(session.id(), party);
                party.meet(session);
            });
        }

        @Override
        public void closed(Session session, CloseReason reason) {
            Party party = met.remove(session.id());
            if (party != null) {
                party.leave(session);
            }
        }
    }
}
