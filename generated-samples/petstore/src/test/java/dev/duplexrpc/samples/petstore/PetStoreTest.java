package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PetStoreTest {
    private static final Pattern POSTED = Pattern.compile(
            "(?m)^\\$ curl -H 'Content-Type: application/json' -d '(.*)' http://localhost:8080/\n(.*)$");
    private static final Pattern HEAD_OF_DOCUMENT =
            Pattern.compile("(?m)^\\$ curl -s http://localhost:8080/openrpc\\.json \\| head -c (\\d+)\n(.*)$");

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
        assertThat(List.of(Path.of("README.md"), Path.of("../../README.md")))
                .allSatisfy(page -> assertThat(page).content().contains(String.join("\n", report)));
    }

    /** The commands of the README, sent by Java's own client. */
    @Test
    void curlIsAnsweredAsTheReadmeShows() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        try (DuplexServer server = PetStoreServer.start(0)) {
            URI place = URI.create("http://localhost:" + server.port() + "/");

            assertThat(POSTED.matcher(readme).results())
                    .hasSize(3)
                    .allSatisfy(
                            command -> assertThat(post(place, command.group(1))).isEqualTo(command.group(2)));
            String document =
                    send(HttpRequest.newBuilder(place.resolve("openrpc.json")).build());
            assertThat(HEAD_OF_DOCUMENT.matcher(readme).results())
                    .singleElement()
                    .satisfies(command -> assertThat(document.substring(0, Integer.parseInt(command.group(1))))
                            .isEqualTo(command.group(2)));
            assertThat(document).contains("adoptPet");
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
