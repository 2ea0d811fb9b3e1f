package dev.duplexrpc.architecture;

import java.util.List;
import java.util.Set;

/** What names of packages and classes tell. */
final class Names {
    private static final Set<String> NO_JOB =
            Set.of("util", "utils", "common", "impl", "manager", "managers", "helper", "helpers", "misc", "base");
    private static final List<String> NO_JOB_ENDINGS = List.of("Util", "Utils", "Common", "Impl", "Manager", "Helper");

    private Names() {}

    static boolean isWithin(String packageName, String outer) {
        return packageName.equals(outer) || packageName.startsWith(outer + ".");
    }

    /** Whether a package's name says where things were put instead of what they do. */
    static boolean saysNoJob(String packageName) {
        return Set.of(packageName.split("\\.")).stream().anyMatch(NO_JOB::contains);
    }

    static boolean endsInNoJob(String className) {
        return NO_JOB_ENDINGS.stream().anyMatch(className::endsWith);
    }
}
