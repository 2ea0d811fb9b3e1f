package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.document.MethodObject;
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
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    MethodChoices(ModelOptions options) {
        this.options = options;
    }

    @Nullable String javaName(MethodObject method) {
        String key = matching(options.methodNames().keySet(), method.name());
        return key != null
                ? options.methodNames().get(key)
                : MethodModeller.text(method.extensions().get("x-java-name"));
    }

    boolean isIdempotent(MethodObject method) {
        return matching(options.idempotent(), method.name()) != null
                || MethodModeller.isTrue(method.extensions().get("x-idempotent"));
    }

    @Nullable SubscriptionChoice subscription(MethodObject method) {
        String key = matching(options.subscriptions().keySet(), method.name());
        return key == null ? null : options.subscriptions().get(key);
    }

    /** Whether any method matched that key of the configuration. */
    boolean isUsed(String key) {
        return used.contains(key);
    }

    /** The keys of the configuration that no method matched. */
    List<String> unused() {
        return Stream.of(
                        options.methodNames().keySet(),
                        options.idempotent(),
                        options.subscriptions().keySet())
                .flatMap(Collection::stream)
                .filter(key -> !used.contains(key))
                .distinct()
                .sorted()
                .toList();
    }

    /** The name itself first, then the pattern that is most precise. */
    private @Nullable String matching(Set<String> keys, String name) {
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
            used.add(found);
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
