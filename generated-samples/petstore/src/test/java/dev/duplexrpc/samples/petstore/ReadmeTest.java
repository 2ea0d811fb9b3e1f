package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README of the repository says: generates from its document, compiles every snippet, runs its server and its client. And compiles those of {@code docs/extending.md}. */
@Timeout(300)
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path EXTENDING = Path.of("../../docs/extending.md");
    private static final String PACKAGE = "com.example.greeter";

    /** What the snippets that are no whole files stand in. */
    private static final String AROUND = """
            package dev.duplexrpc.samples.petstore;

            import dev.duplexrpc.CallOptions;
            import dev.duplexrpc.CallingInterceptor;
            import dev.duplexrpc.RpcException;
            import dev.duplexrpc.RpcMethod;
            import dev.duplexrpc.RpcService;
            import dev.duplexrpc.ServingInterceptor;
            import dev.duplexrpc.client.DuplexClient;
            import dev.duplexrpc.json.Codecs;
            import dev.duplexrpc.json.JsonCodec;
            import dev.duplexrpc.peer.Endpoint;
            import dev.duplexrpc.peer.Peer;
            import dev.duplexrpc.samples.petstore.api.Pet;
            import dev.duplexrpc.samples.petstore.api.PetStore;
            import dev.duplexrpc.server.Authentication;
            import dev.duplexrpc.server.DuplexServer;
            import dev.duplexrpc.tls.Identity;
            import dev.duplexrpc.time.TimerWheel;
            import dev.duplexrpc.transport.Transport;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            import java.util.concurrent.Executor;

            class Snippet%d {
                interface Users {
                    Authentication ofToken(String token);
                }

                PetStore shelter;
                PetStore office;
                Users users;
                Transport transport;
                TimerWheel wheel;
                Executor handlerThreads;
                RpcService service;
                RpcMethod<String, String> method;
                String params;

                void run() {
            %s
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theDocumentTheServerAndTheClientDoWhatIsSaidOfThem() throws Exception {
        int port;
        // Bound until the server comes, so that the system gives the port to nobody else.
        try (Socket taken = new Socket()) {
            taken.setReuseAddress(true);
            taken.bind(new InetSocketAddress("localhost", 0));
            port = taken.getLocalPort();
            writeGreeter(port);
            compile();
        }

        assertThat(run()).containsExactly("Hello, Ada", "Moin, Ada");
        assertThat(answerToNobody(port)).contains("-32602", "\"/name\"");
    }

    private void writeGreeter(int port) throws IOException {
        Map<String, String> generated = generate();
        for (Map.Entry<String, String> file : generated.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        for (String snippet : snippets("java")) {
            if (snippet.startsWith("package " + PACKAGE + ";")) {
                write(
                        "com/example/greeter/" + found(snippet, "class (\\w+)").get(0) + ".java",
                        snippet.replace("8080", String.valueOf(port)));
            }
        }
    }

    /** That it builds is tried by the build {@code archetype/src/it/readme}. */
    @Test
    void thePomNamesArtifactsThatThereAre() throws Exception {
        List<String> named = found(snippets("xml").get(0), "<artifactId>(duplexrpc-[\\w-]+)</artifactId>");

        assertThat(named)
                .hasSize(3)
                .isSubsetOf(found(
                        Files.readString(Path.of("../../pom.xml")), "<artifactId>(duplexrpc-[\\w-]+)</artifactId>"));
    }

    @Test
    void theInterfaceIsTheOneThatIsGenerated() throws IOException {
        String generated =
                withoutSpaces(generate().get("com/example/greeter/Greeter.java").replaceAll("(?s)/\\*\\*.*?\\*/", ""));
        String shown = snippets("java").stream()
                .filter(snippet -> snippet.startsWith("public interface Greeter"))
                .findFirst()
                .orElseThrow();

        assertThat(shown.split("\n\n"))
                .hasSize(4)
                .allSatisfy(part ->
                        assertThat(generated).contains(withoutSpaces(part.replaceFirst("(?s)\\}\\s*\\}\\s*$", "}"))));
    }

    @Test
    void everyOtherSnippetCompiles() throws IOException {
        List<String> others = new ArrayList<>(snippets("java"));
        others.removeIf(snippet -> snippet.startsWith("package ") || snippet.startsWith("public interface "));
        assertThat(others).hasSize(2);
        others.addAll(snippets(EXTENDING, "java"));
        assertThat(others).hasSize(5);
        for (int i = 0; i < others.size(); i++) {
            write("Snippet" + i + ".java", AROUND.formatted(i, others.get(i)));
        }
        compile();
    }

    private static Map<String, String> generateFrom(Path document) {
        GenerationResult result = Generator.generate(GeneratorOptions.of(List.of(document), PACKAGE));
        assertThat(result.diagnostics()).isEmpty();
        return result.files();
    }

    private Map<String, String> generate() throws IOException {
        return generateFrom(Files.writeString(
                folder.resolve("greeter.json"), snippets("json").get(0)));
    }

    /** What the client prints. Its server stays until the process ends, as it does where somebody runs it. */
    private List<String> run() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            main(classes, "GreeterServer");
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main(classes, "GreeterClient");
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What the server says to a greeting of an empty name. */
    private static String answerToNobody(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"greet\",\"params\":{\"name\":\"\"}}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void main(ClassLoader classes, String name) throws ReflectiveOperationException {
        Class.forName(PACKAGE + "." + name, true, classes)
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }

    private void write(String path, String source) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources;
        try (var files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of("--release", "17", "-proc:none", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    private static List<String> snippets(String language) throws IOException {
        return snippets(README, language);
    }

    private static List<String> snippets(Path page, String language) throws IOException {
        return found(Files.readString(page), "(?s)```" + language + "\n(.*?)```");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
