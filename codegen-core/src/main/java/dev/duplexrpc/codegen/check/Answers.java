package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.resolve.Place;

/** What tells that a method is answered although its document leaves out the result: nobody hears of the errors of a notification. */
public final class Answers {
    private Answers() {}

    /** Whether the method lists errors, or shows a result in an example, or says nothing about itself at all. */
    public static boolean areExpected(Place method) {
        Place errors = method.child("errors");
        Place examples = method.child("examples");
        return !method.has("params")
                || (errors != null && errors.node() instanceof ArrayNode list && !list.isEmpty())
                || (examples != null && examples.elements().stream().anyMatch(example -> example.has("result")));
    }
}
