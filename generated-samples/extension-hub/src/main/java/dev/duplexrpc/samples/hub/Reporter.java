package dev.duplexrpc.samples.hub;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.samples.hub.api.Hub;
import dev.duplexrpc.samples.hub.api.LogLevel;

/** An extension that calls back while it is being called: the main program, and through it another extension. */
final class Reporter extends CommandTable {
    Reporter() {
        add("report", "Says what can be said of a text.", Reporter::report);
    }

    private static String report(String text) {
        // Whoever calls is at the other end of the same connection.
        Hub hub = Hub.over(CallContext.current().session());
        hub.log(LogLevel.INFO, "reporting on " + text.length() + " characters");
        String author = hub.setting("author");
        return (author == null ? "Somebody" : author) + " wrote " + hub.ask("words", "count", text) + ".";
    }
}
