package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.benchmarks.load.ClosedLoop;
import dev.duplexrpc.client.Reconnection;

/** As {@link StubsLoad}, over plain JSON-RPC: what is missing here is the price of sessions that survive their connections. */
public final class PlainStubsLoad {
    private PlainStubsLoad() {}

    public static void main(String[] arguments) throws Exception {
        ClosedLoop.main(arguments, (port, storedPets) -> StubsLoad.connect(port, storedPets, Reconnection.NEVER));
    }
}
