package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PetStoreTest {
    @Test
    void visitorSeesPetsErrorsAndNews() {
        List<String> report = new ArrayList<>();

        try (DuplexServer server = PetStoreServer.start(0)) {
            PetStoreClient.visit("ws://localhost:" + server.port() + "/", report::add);
        }

        assertThat(report)
                .containsExactly(
                        "The first two pets are Fido, Tom.",
                        "The young ones are Rex.",
                        "Error 404: No such pet.",
                        "News: Rex was seen in the park.");
    }

    @Test
    void curlSeesPetsAndTheDocumentToo() throws Exception {
        try (DuplexServer server = PetStoreServer.start(0)) {
            HttpClient curl = HttpClient.newHttpClient();
            URI place = URI.create("http://localhost:" + server.port() + "/");
            HttpRequest call = HttpRequest.newBuilder(place)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(PetStoreServer.FIRST_PET))
                    .build();
            HttpRequest document =
                    HttpRequest.newBuilder(place.resolve("openrpc.json")).build();

            assertThat(curl.send(call, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"name\":\"Fido\"");
            assertThat(curl.send(document, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"openrpc\"");
        }
    }
}
