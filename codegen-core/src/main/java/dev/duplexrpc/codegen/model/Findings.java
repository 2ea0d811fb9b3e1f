package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports what is found about schemas, with the references that led to them first. Inside the document itself the place says
 * enough; in a file that a document refers to, nobody knows why it was read at all.
 */
final class Findings {
    private static final int LONGEST_CHAIN = 20;

    private final Diagnostics diagnostics;
    private final Set<String> documents = new HashSet<>();
    private final Set<String> saidOfFiles = new HashSet<>();
    private final Map<Place, Arrival> arrivals = new HashMap<>();

    Findings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private record Arrival(Place from, Resolved way) {}

    void isDocument(Place root) {
        documents.add(root.file().displayName());
    }

    /** Remembers how a place was reached first. */
    void reached(Place from, Resolved way) {
        if (!from.equals(way.target())) {
            arrivals.putIfAbsent(way.target(), new Arrival(from, way));
        }
    }

    void report(Problem problem, Locatable at, String message, String advice) {
        diagnostics.report(problem, at, chain(at), message, advice);
    }

    /** Reports what many schemas of a file are likely to have in common, at the first of them only. */
    void reportOnceInFile(Problem problem, Locatable at, String message, String advice) {
        if (saidOfFiles.add(at.location().file() + '\0' + message)) {
            report(problem, at, message, advice);
        }
    }

    private List<ReferenceStep> chain(Locatable at) {
        Deque<ReferenceStep> chain = new ArrayDeque<>();
        Set<Place> passed = new HashSet<>();
        String file = at.location().file();
        Arrival arrival = documents.contains(file) ? null : arrival(file, at.pointer());
        while (arrival != null && passed.add(arrival.way().target()) && chain.size() < LONGEST_CHAIN) {
            List<ReferenceStep> steps = arrival.way().chain();
            for (int i = steps.size() - 1; i >= 0; i--) {
                chain.addFirst(steps.get(i));
            }
            Place from = arrival.from();
            file = from.file().displayName();
            arrival = documents.contains(file) ? null : arrival(file, from.pointer());
        }
        return List.copyOf(chain);
    }

    /** How the innermost schema around the spot was reached that a reference leads to. */
    private @Nullable Arrival arrival(String file, String pointer) {
        Arrival best = null;
        for (Map.Entry<Place, Arrival> entry : arrivals.entrySet()) {
            Place target = entry.getKey();
            boolean around =
                    target.file().displayName().equals(file) && (pointer + "/").startsWith(target.pointer() + "/");
            if (around
                    && (best == null
                            || target.pointer().length()
                                    > best.way().target().pointer().length())) {
                best = entry.getValue();
            }
        }
        return best;
    }
}
