package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.ContentDescriptor;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.model.MethodModel.OutboxPolicy;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the configuration, or a hint in the document, says about single methods; the configuration counts first. */
final class MethodChoices {
    private final ModelOptions options;
    private final Findings findings;
    private final JavaNames names;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Set<Used> used = new HashSet<>();

    MethodChoices(ModelOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
        this.names = new JavaNames(findings);
    }

    /** An entry of an option that something answered to. */
    private record Used(Option option, String key) {}

    /** The options whose entries name methods, or parameters. */
    enum Option {
        METHOD_NAMES,
        MEMBER_NAMES,
        IDEMPOTENT,
        SUBSCRIPTIONS,
        PROGRESS,
        OUTBOX_POLICIES
    }

    @Nullable String javaName(MethodObject method) {
        String key = matching(Option.METHOD_NAMES, method.name());
        return key != null ? options.methodNames().get(key) : names.of(method.place());
    }

    @Nullable String javaName(MethodObject method, ContentDescriptor parameter) {
        String key = matching(Option.MEMBER_NAMES, method.name() + "/" + parameter.name());
        return key != null ? options.memberNames().get(key) : names.of(parameter.place());
    }

    /** Whether a request may be sent again, or a subscription made again; a notification never is. */
    boolean isIdempotent(MethodObject method, boolean subscription) {
        boolean request = method.result() != null || subscription;
        boolean hinted = isHintedIdempotent(method, request);
        return request && (matching(Option.IDEMPOTENT, method.name()) != null || hinted);
    }

    private boolean isHintedIdempotent(MethodObject method, boolean request) {
        Place hint = method.extensions().get("x-idempotent");
        if (hint == null) {
            return false;
        }
        boolean usable = hint.node() instanceof BooleanNode;
        if (!usable || !request) {
            findings.report(
                    Problem.INVALID_HINT,
                    hint,
                    usable
                            ? "The hint x-idempotent stands at a notification, which is never sent again; it is ignored."
                            : "The hint x-idempotent must be true or false; it is ignored.",
                    usable ? "Remove it." : "Correct the value.");
        }
        return hint.node() instanceof BooleanNode bool && bool.value();
    }

    @Nullable SubscriptionChoice subscription(MethodObject method) {
        String key = matching(Option.SUBSCRIPTIONS, method.name());
        return key == null ? null : options.subscriptions().get(key);
    }

    /** The schema of what a request tells while it goes on, null if it tells nothing; neither a notification nor a subscription ever does. */
    @Nullable Place progress(MethodObject method, boolean subscription) {
        boolean request = method.result() != null && !subscription;
        Place hinted = hintedProgress(method, request);
        if (!request) {
            return null;
        }
        String key = matching(Option.PROGRESS, method.name());
        String reference = key == null ? null : options.progress().get(key);
        return reference == null
                ? hinted
                : reference(method.place().file(), "configured progress of " + method.name(), reference);
    }

    private @Nullable Place hintedProgress(MethodObject method, boolean request) {
        Place hint = method.extensions().get("x-progress");
        if (hint == null) {
            return null;
        }
        boolean usable = hint.node() instanceof ObjectNode || hint.node() instanceof BooleanNode;
        if (!usable || !request) {
            findings.report(
                    Problem.INVALID_HINT,
                    hint,
                    usable
                            ? "The hint x-progress stands at a notification or a subscription, of which nothing is awaited; it is ignored."
                            : "The hint x-progress must be a schema; it is ignored.",
                    usable ? "Remove it." : "Write the schema of what is told while a call goes on.");
            return null;
        }
        return hint;
    }

    /** What becomes of what is not taken in time, null if nothing is said of it; a request is always waited for. */
    @Nullable OutboxPolicy outboxPolicy(MethodObject method, boolean subscription) {
        boolean stream = method.result() == null || subscription;
        OutboxPolicy hinted = hintedPolicy(method, stream);
        if (!stream) {
            return null;
        }
        String key = matching(Option.OUTBOX_POLICIES, method.name());
        return key == null ? hinted : options.outboxPolicies().get(key);
    }

    private @Nullable OutboxPolicy hintedPolicy(MethodObject method, boolean stream) {
        Place hint = method.extensions().get("x-outbox-policy");
        if (hint == null) {
            return null;
        }
        for (OutboxPolicy policy : OutboxPolicy.values()) {
            String written = policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (stream && hint.node() instanceof TextNode text && text.value().equals(written)) {
                return policy;
            }
        }
        findings.report(
                Problem.INVALID_HINT,
                hint,
                stream
                        ? "The hint x-outbox-policy must be disconnect, block, drop-oldest or coalesce; it is ignored."
                        : "The hint x-outbox-policy stands at a request, whose answer is awaited; it is ignored.",
                stream ? "Correct the value." : "Remove it.");
        return null;
    }

    /** A reference of the configuration, as if it stood at the root of the document. */
    static Place reference(SourceFile file, String what, String reference) {
        ObjectNode node =
                new ObjectNode(List.of(new ObjectNode.Member("$ref", 1, 1, new TextNode(reference, 1, 1))), 1, 1);
        return Place.root(file).below(what, node);
    }

    /** The entries of an option that no method answered to. */
    List<String> unused(Option option) {
        return keys(option).stream()
                .filter(key -> !used.contains(new Used(option, key)))
                .sorted()
                .toList();
    }

    private Collection<String> keys(Option option) {
        return switch (option) {
            case METHOD_NAMES -> options.methodNames().keySet();
            case MEMBER_NAMES -> options.memberNames().keySet();
            case IDEMPOTENT -> options.idempotent();
            case SUBSCRIPTIONS -> options.subscriptions().keySet();
            case PROGRESS -> options.progress().keySet();
            case OUTBOX_POLICIES -> options.outboxPolicies().keySet();
        };
    }

    /** The name itself first, then the pattern that is most precise. */
    private @Nullable String matching(Option option, String name) {
        Collection<String> keys = keys(option);
        if (keys.isEmpty()) {
            return null;
        }
        String found = keys.contains(name) ? name : null;
        if (found == null) {
            found = keys.stream()
                    .filter(key ->
                            key.indexOf('*') >= 0 && pattern(key).matcher(name).matches())
                    .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
                    .findFirst()
                    .orElse(null);
        }
        if (found != null) {
            used.add(new Used(option, found));
        }
        return found;
    }

    private Pattern pattern(String key) {
        return patterns.computeIfAbsent(
                key,
                k -> Pattern.compile(
                        Stream.of(k.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))));
    }
}
