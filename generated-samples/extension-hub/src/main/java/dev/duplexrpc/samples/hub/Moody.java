package dev.duplexrpc.samples.hub;

import dev.duplexrpc.CallContext;
import java.util.concurrent.CompletableFuture;

/** An extension that cannot be relied on. */
final class Moody extends CommandTable {
    Moody() {
        add("greet", "Is friendly.", name -> "Hello, " + name + "!");
        add("think", "Comes to no conclusion.", question -> think());
        add("quit", "Ends the process in the middle of the call.", reason -> quit());
    }

    /** Ends when nobody waits for it any more. */
    private static String think() {
        CompletableFuture<String> conclusion = new CompletableFuture<>();
        CallContext.current().onCancel(() -> conclusion.complete("never mind"));
        return conclusion.join();
    }

    private static String quit() {
        Runtime.getRuntime().halt(1);
        throw new AssertionError("unreachable");
    }
}
