package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.ContentDescriptor;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
        SUBSCRIPTIONS
    }

    @Nullable String javaName(MethodObject method) {
        String key = matching(Option.METHOD_NAMES, method.name());
        return key != null ? options.methodNames().get(key) : names.of(method.place());
    }

    @Nullable String javaName(MethodObject method, ContentDescriptor parameter) {
        String key = matching(Option.MEMBER_NAMES, method.name() + "/" + parameter.name());
        return key != null ? options.memberNames().get(key) : names.of(parameter.place());
    }

    /** Whether a request may be sent again; neither a notification nor the beginning of a subscription ever is. */
    boolean isIdempotent(MethodObject method, boolean subscription) {
        boolean request = method.result() != null && !subscription;
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
                            ? "The hint x-idempotent stands at a notification or a subscription, which is never sent again; it is ignored."
                            : "The hint x-idempotent must be true or false; it is ignored.",
                    usable ? "Remove it." : "Correct the value.");
        }
        return hint.node() instanceof BooleanNode bool && bool.value();
    }

    @Nullable SubscriptionChoice subscription(MethodObject method) {
        String key = matching(Option.SUBSCRIPTIONS, method.name());
        return key == null ? null : options.subscriptions().get(key);
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
