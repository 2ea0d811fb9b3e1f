package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PetStoreTest {
    @Test
    void visitorSeesPetsErrorsAndNews() throws Exception {
        List<String> report = new ArrayList<>();

        try (DuplexServer server = PetStoreServer.start(0)) {
            PetStoreClient.visit("ws://localhost:" + server.port() + "/", report::add);
        }

        assertThat(report)
                .containsExactly(
                        "The first two pets are Fido, Tom.",
                        "The young ones are Rex.",
                        "Error 404: No such pet.",
                        "News: Rex was seen in the park.",
                        "News: Bella has come, a pet that barks.",
                        "News: pet 4 lives with Ada now.",
                        "The pet has a home already. It lives with Ada.",
                        "Fido is a dog, Tom is a cat.");
        assertThat(Path.of("README.md")).content().contains(String.join("\n", report));
    }

    @Test
    void curlSeesPetsErrorsAndTheDocumentToo() throws Exception {
        try (DuplexServer server = PetStoreServer.start(0)) {
            URI place = URI.create("http://localhost:" + server.port() + "/");

            assertThat(post(place, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getPet\",\"params\":{\"id\":1}}"))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"id\":1,\"name\":\"Fido\",\"kind\":\"dog\","
                            + "\"tag\":\"old\",\"vaccinated\":true}}");
            assertThat(post(place, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"getPet\",\"params\":[7]}"))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":404,\"message\":\"No such pet.\","
                            + "\"data\":{\"id\":7}}}");
            assertThat(send(HttpRequest.newBuilder(place.resolve("openrpc.json"))
                            .build()))
                    .contains("\"openrpc\"", "adoptPet");
        }
    }

    private static String post(URI place, String json) throws Exception {
        return send(HttpRequest.newBuilder(place)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
