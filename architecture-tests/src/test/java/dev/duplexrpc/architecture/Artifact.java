package dev.duplexrpc.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;

/** A published artifact, the artifacts it may know, and the packages of foreign libraries it may know. */
enum Artifact {
    SPECS("openrpc-specs", "duplexrpc-specs", Set.of(), Set.of()),
    CORE("runtime-core", "duplexrpc-core", Set.of(), Set.of("org.slf4j", "org.xnio", "com.typesafe.config")),
    CODEGEN(
            "codegen-core",
            "duplexrpc-codegen",
            Set.of(SPECS),
            Set.of("tools.jackson", "com.networknt.schema", "org.snakeyaml.engine", "org.slf4j")),
    MAVEN_PLUGIN(
            "codegen-maven-plugin",
            "duplexrpc-maven-plugin",
            Set.of(CODEGEN),
            Set.of(
                    "org.apache.maven",
                    "org.eclipse.aether",
                    "org.codehaus.plexus",
                    "org.sonatype.plexus",
                    "javax.inject")),
    SERVER(
            "runtime-server",
            "duplexrpc-server",
            Set.of(CORE),
            Set.of("io.undertow", "org.xnio", "org.slf4j", "com.typesafe.config")),
    CLIENT(
            "runtime-client",
            "duplexrpc-client",
            Set.of(CORE),
            Set.of("io.undertow", "org.xnio", "org.slf4j", "com.typesafe.config")),
    TESTKIT("runtime-testkit", "duplexrpc-testkit", Set.of(CORE), Set.of()),
    MICROMETER("runtime-micrometer", "duplexrpc-micrometer", Set.of(CORE), Set.of("io.micrometer")),
    OPENTELEMETRY("runtime-opentelemetry", "duplexrpc-opentelemetry", Set.of(CORE), Set.of("io.opentelemetry")),
    /** Sources of a new project, and no class. */
    ARCHETYPE("archetype", "duplexrpc-archetype", Set.of(), Set.of());

    private final String folder;
    private final String artifactId;
    private final Set<Artifact> known;
    private final Set<String> libraries;

    Artifact(String folder, String artifactId, Set<Artifact> known, Set<String> libraries) {
        this.folder = folder;
        this.artifactId = artifactId;
        this.known = known;
        this.libraries = libraries;
    }

    /** The artifact that holds this class, told by where its bytes lie: a module's target folder or a repository. */
    static Artifact of(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return Arrays.stream(values())
                .filter(a -> uri.contains("/" + a.folder + "/target/") || uri.contains("/" + a.artifactId + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(uri + " lies in no artifact that Artifact lists; add it there."));
    }

    boolean mayKnow(Artifact other) {
        return this == other || known.contains(other);
    }

    boolean mayKnowLibrary(String packageName) {
        return libraries.stream().anyMatch(library -> Names.isWithin(packageName, library));
    }
}
