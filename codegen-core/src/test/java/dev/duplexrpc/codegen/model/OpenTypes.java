package dev.duplexrpc.codegen.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that a model speaks of. */
final class OpenTypes {
    private static final Pattern DECLARED = Pattern.compile("Declared\\[id=([^#\\]]*)#((?:[^\\]])*)\\]");

    private OpenTypes() {}

    static Set<TypeId> in(ApiModel api) {
        Set<TypeId> all = new LinkedHashSet<>();
        Matcher matcher = DECLARED.matcher(api.toString());
        while (matcher.find()) {
            all.add(new TypeId(matcher.group(1), matcher.group(2)));
        }
        return all;
    }
}
