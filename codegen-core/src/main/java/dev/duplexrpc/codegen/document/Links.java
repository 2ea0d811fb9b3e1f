package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.codegen.resolve.Similar;
import java.util.Set;
import java.util.stream.Collectors;

/** Links say which call may follow on a result; nothing is generated from them, so only their methods are looked up. */
final class Links {
    private final Resolver resolver;
    private final Diagnostics diagnostics;

    Links(Resolver resolver, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    void check(OpenRpcDocument document) {
        Set<String> names = document.methods().stream().map(MethodObject::name).collect(Collectors.toSet());
        for (MethodObject method : document.methods()) {
            Place links = method.place().child("links");
            if (links != null) {
                links.elements().forEach(link -> check(link, names));
            }
        }
    }

    private void check(Place link, Set<String> names) {
        Resolved resolved = resolver.follow(link);
        Place target = resolved == null ? null : resolved.target();
        String method = target == null ? null : target.text("method");
        Place at = target == null ? null : target.child("method");
        if (at != null && method != null && !names.contains(method)) {
            String near = Similar.to(method, names);
            diagnostics.report(
                    Problem.INVALID_VALUE,
                    at,
                    "The link leads to the method \"" + method + "\", which the document does not have.",
                    near == null ? "Correct the name, or add the method." : "Did you mean \"" + near + "\"?");
        }
    }
}
