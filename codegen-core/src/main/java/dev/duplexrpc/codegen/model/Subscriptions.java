package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods open a stream of items: those with {@code x-subscription}, and those that are configured. */
final class Subscriptions {
    private static final Set<String> MEMBERS = Set.of("item", "notification", "unsubscribe");

    private final MethodChoices choices;
    private final Findings findings;
    private final Map<Place, Described> known = new HashMap<>();

    Subscriptions(MethodChoices choices, Findings findings) {
        this.choices = choices;
        this.findings = findings;
    }

    /** A subscription before its items have a type. */
    record Described(Place item, String notification, String unsubscribe) {}

    @Nullable Described of(MethodObject method) {
        Described described = known.get(method.place());
        if (described == null) {
            described = read(method);
            if (described != null) {
                known.put(method.place(), described);
            }
        }
        return described;
    }

    private @Nullable Described read(MethodObject method) {
        SubscriptionChoice choice = choices.subscription(method);
        if (choice != null) {
            return new Described(
                    MethodChoices.reference(
                            method.place().file(),
                            "item of the configured subscription " + method.name(),
                            choice.item()),
                    choice.notification(),
                    choice.unsubscribe());
        }
        Place hint = method.extensions().get("x-subscription");
        if (hint == null) {
            return null;
        }
        Place item = hint.child("item");
        String notification = hint.text("notification");
        String unsubscribe = hint.text("unsubscribe");
        if (item == null || notification == null || unsubscribe == null) {
            findings.report(
                    Problem.INVALID_HINT,
                    hint,
                    "The hint x-subscription needs 'item', a schema, and 'notification' and 'unsubscribe', names of methods; it is ignored.",
                    "Add what is missing.");
            return null;
        }
        hint.members().forEach(this::reportUnlessKnown);
        return new Described(item, notification, unsubscribe);
    }

    private void reportUnlessKnown(Place member) {
        String name = member.name();
        if (!MEMBERS.contains(name) && !name.startsWith("x-")) {
            findings.report(
                    Problem.INVALID_HINT,
                    member,
                    "The hint x-subscription knows no '" + name + "'; it is ignored.",
                    "Remove it. That a client may subscribe again, where the server has lost its session, is said by x-idempotent at the method.");
        }
    }
}
