package dev.duplexrpc.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;

/** What the parties of a process answer to orders. */
final class Ledger {

    private final Parties parties;

    Ledger(Parties parties) {
        this.parties = parties;
    }

    List<String> obey(String order) {
        return switch (order) {
            case "made" -> List.of("made " + parties.made());
            case "health" -> List.of(Health.line() + " pending=" + parties.pending());
            case "stop" -> {
                parties.stop();
                yield List.of("stop");
            }
            case "pages" -> {
                List<String> lines = new ArrayList<>(List.of("pages " + parties.count()));
                parties.pages().forEach(page -> lines.add(page.line()));
                yield lines;
            }
            default -> throw Orders.unknown(order);
        };
    }
}
