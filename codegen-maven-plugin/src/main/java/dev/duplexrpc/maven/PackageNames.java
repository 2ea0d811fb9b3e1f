package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.PackageLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoFailureException;

/** The parameters that name packages. */
final class PackageNames {
    private static final List<String> KINDS = List.of("models", "services", "errors");

    private PackageNames() {}

    /** Returns the name, if Java takes it as that of a package. */
    static String legal(String name) throws MojoFailureException {
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException("The package '" + name + "' is no legal name in Java;"
                    + " join identifiers that are not keywords with dots, as in com.example.petstore.");
        }
        return name;
    }

    static PackageLayout layout(List<String> packages, List<String> subpackages) throws MojoFailureException {
        Map<String, String> files = new Assignments("packages", packages).mapValues(Function.identity());
        Map<String, String> kinds =
                new HashMap<>(new Assignments("subpackages", subpackages).mapValues(Function.identity()));
        for (String name : files.values()) {
            legal(name);
        }
        for (Map.Entry<String, String> entry : kinds.entrySet()) {
            if (!KINDS.contains(entry.getKey())) {
                throw new MojoFailureException("The entry '" + entry.getKey()
                        + "' of subpackages is unknown; choose models, services or errors.");
            }
            legal(entry.getValue());
        }
        return new PackageLayout(
                files,
                kinds.getOrDefault("models", ""),
                kinds.getOrDefault("services", ""),
                kinds.getOrDefault("errors", ""));
    }
}
