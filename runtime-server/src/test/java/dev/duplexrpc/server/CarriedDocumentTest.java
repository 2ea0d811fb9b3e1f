package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A document of more than a megabyte that lies in a jar, as it does beside generated code that was packaged. */
@Timeout(120)
class CarriedDocumentTest {

    private static final String NAME = "dev/example/large.openrpc.json";
    private static final String DISCOVER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}";

    @TempDir
    private Path folder;

    private static String document() {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            methods.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"m")
                    .append(i)
                    .append("\",\"params\":[],\"result\":{\"name\":\"r\",\"schema\":{\"type\":\"integer\"}}}");
        }
        return "{\"openrpc\":\"1.3.2\",\"info\":{\"title\":\"Large\",\"version\":\"1\"},\"methods\":[" + methods + "]}";
    }

    private URL jar(String document) throws IOException {
        Path jar = folder.resolve("large.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(NAME));
            out.write(document.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar.toUri().toURL();
    }

    @Test
    void discoverAnswersWithItWhereMessagesMayBeThatLarge() throws Exception {
        String document = document();
        assertThat(document.length()).isGreaterThan(1024 * 1024);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar(document)}, null);
                DuplexServer server = DuplexServer.builder()
                        .port(0)
                        .ioThreads(1)
                        .serve(RpcService.builder("Large")
                                .document(RpcDocument.resource(NAME, () -> loader.getResourceAsStream(NAME)))
                                .build())
                        .maxMessageBytes(4 * 1024 * 1024)
                        .endpoint(
                                "/small",
                                small -> small.serve(RpcService.builder("Large")
                                                .document(RpcDocument.resource(
                                                        NAME, () -> loader.getResourceAsStream(NAME)))
                                                .build())
                                        .maxMessageBytes(1024 * 1024))
                        .start();
                RawClient client = RawClient.upgraded(server.port())) {
            Http http = new Http(server.port());
            client.send(RawClient.text(DISCOVER));

            assertThat(client.frame()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + document + "}");
            assertThat(http.post("/", DISCOVER).body()).endsWith(document + "}");
            // Whoever cannot take it as a message is told so, and gets it as a file.
            assertThat(http.post("/small", DISCOVER).body()).contains("-32001", "maxMessageBytes");
            assertThat(http.get("/small/openrpc.json").body()).isEqualTo(document);
        }
    }
}
