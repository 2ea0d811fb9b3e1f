package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** The server's process. */
final class ChaosServer {

    private ChaosServer() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        Parties parties = new Parties(Side.SERVER, options.number("--clients", 8));
        Duration grace = Duration.ofMillis(options.number("--grace", 60_000));
        options.refuseOthers();
        DuplexServer server = Ends.server(parties, grace);
        System.out.println("listening " + server.port());
        Ledger ledger = new Ledger(parties);
        Orders.follow(ledger::obey);
    }
}
