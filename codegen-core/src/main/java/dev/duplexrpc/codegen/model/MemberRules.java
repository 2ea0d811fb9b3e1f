package dev.duplexrpc.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which names members may have, beside those that the object names itself; what is empty or null asks for nothing.
 *
 * @param either one of these must be found in the name
 * @param all each of these must be found in the name
 * @param listed the only names there are
 * @param refused names that are not allowed
 */
public record MemberRules(
        List<Checks.Regex> either,
        List<Checks.Regex> all,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        List<String> listed,
        List<String> refused) {
    public MemberRules {
        either = List.copyOf(either);
        all = List.copyOf(all);
        listed = List.copyOf(listed);
        refused = List.copyOf(refused);
    }

    boolean isEmpty() {
        return either.isEmpty()
                && all.isEmpty()
                && minLength == null
                && maxLength == null
                && listed.isEmpty()
                && refused.isEmpty();
    }
}
