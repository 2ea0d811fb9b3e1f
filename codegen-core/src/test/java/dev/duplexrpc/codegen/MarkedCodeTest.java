package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generated code says of itself, and what a module needs that holds it. */
class MarkedCodeTest {
    private static final Path PAGE = Path.of("../docs/generated-code.md");
    private static final Path TOUR = Path.of("src/test/resources/golden/tour/openrpc.json");

    @TempDir
    private Path folder;

    /** Tools that read class files see one class at a time, so a nested one has to say it as well. */
    @Test
    void everyClassFileSaysThatItIsGenerated() {
        GeneratedCode code = GeneratedCode.compile(files());

        assertThat(code.classNames()).hasSizeGreaterThan(50).allSatisfy(name -> {
            // What javac makes of a switch is synthetic, and is left out for that.
            if (!code.type(name).isSynthetic()) {
                assertThat(new String(code.classFile(name), StandardCharsets.ISO_8859_1))
                        .as(name)
                        .contains("Ldev/duplexrpc/Generated;");
            }
        });
    }

    @Test
    void aModuleRequiresTheRuntimeAndTheAnnotationsOfNullness() throws Exception {
        Path sources = folder.resolve("src");
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        String shown =
                Files.readString(PAGE).split("<!-- module -->\n```java\n", 2)[1].split("```", 2)[0];
        Path info = Files.writeString(
                sources.resolve("module-info.java"), shown.replace("com.example.depot", Generation.PACKAGE));
        List<String> command = Stream.concat(
                        Stream.of(
                                "--release",
                                "17",
                                "-proc:none",
                                "-d",
                                folder.resolve("classes").toString(),
                                "--module-path",
                                runtime() + System.getProperty("path.separator") + home(NullMarked.class),
                                info.toString()),
                        files().keySet().stream()
                                .filter(path -> path.endsWith(".java"))
                                .map(path -> sources.resolve(path).toString()))
                .toList();

        int outcome = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, command.toArray(String[]::new));

        assertThat(outcome).isZero();
        assertThat(folder.resolve("classes/module-info.class")).exists();
    }

    private static Map<String, String> files() {
        return Generation.result(TOUR, ModelOptions.DEFAULTS).files();
    }

    /** The runtime as it is published: a jar with the name of its module. */
    private Path runtime() throws IOException, URISyntaxException {
        Path classes = home(RpcException.class);
        if (Files.isRegularFile(classes)) {
            return classes;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", "dev.duplexrpc.core");
        Path jar = folder.resolve("core.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".class")).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
