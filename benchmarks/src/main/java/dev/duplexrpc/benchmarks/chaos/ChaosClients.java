package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.client.DuplexClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The clients' process. */
final class ChaosClients {

    private ChaosClients() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        int port = options.number("--port", 8080);
        Parties parties = new Parties(Side.CLIENT, options.number("--clients", 8));
        options.refuseOthers();
        List<DuplexClient> clients = new ArrayList<>();
        for (int client = 0; client < parties.count(); client++) {
            clients.add(Ends.client(port, parties.of(client)));
        }
        System.out.println("ready " + clients.size());
        Ledger ledger = new Ledger(parties);
        Orders.follow(order -> {
            if (order.equals("close")) {
                clients.forEach(DuplexClient::close);
                return List.of("close");
            }
            return ledger.obey(order);
        });
    }
}
