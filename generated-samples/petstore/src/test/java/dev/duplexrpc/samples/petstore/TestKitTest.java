package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.client.ConnectFailedException;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.petstore.api.Pet;
import dev.duplexrpc.samples.petstore.api.PetKind;
import dev.duplexrpc.samples.petstore.api.PetStore;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.Conformance;
import dev.duplexrpc.testkit.ConformanceCase;
import dev.duplexrpc.testkit.ConformanceService;
import dev.duplexrpc.testkit.InMemoryConnection;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.Direction;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Moment;
import dev.duplexrpc.testkit.fault.Shape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a user does with the test kit, as docs/testkit.md shows it. */
@Timeout(120)
class TestKitTest {

    private static final Path PAGE = Path.of("../../docs/testkit.md");
    private static final Path THIS = Path.of("src/test/java/dev/duplexrpc/samples/petstore/TestKitTest.java");
    private static final Pattern SNIPPET = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void bothEndsStandInOneTest() {
        PetShelter shelter = new PetShelter(List.of(Pet.builder()
                .id(1)
                .name("Fido")
                .kind(PetKind.DOG)
                .vaccinated(true)
                .build()));

        try (InMemoryConnection connection = InMemoryConnection.to(PetStore.service(shelter))) {
            PetStore pets = PetStore.over(connection.client());

            assertThat(pets.getPet(1).name()).isEqualTo("Fido");
        }
    }

    @Test
    void conformanceIsPlayedOverHttp() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .serve(ConformanceService.service())
                .start()) {
            URI url = URI.create("http://localhost:" + server.port() + "/");

            for (ConformanceCase one : Conformance.cases(ConformanceCase.Over.HTTP)) {
                HttpRequest request = HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(one.message()))
                        .build();
                String body =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();

                assertThat(one.mismatch(body.isEmpty() ? List.of() : List.of(body)))
                        .isNull();
            }
        }
    }

    @Test
    void badDaysComeByOrder() {
        try (DuplexServer server = PetStoreServer.start(0);
                FaultProxy proxy = FaultProxy.to(server.port())) {
            String url = "ws://localhost:" + proxy.port() + "/";
            proxy.shape(Shape.PLAIN.withDelay(Duration.ofMillis(5)).withPieceBytes(7));
            try (DuplexClient client = DuplexClient.connect(url)) {
                assertThat(PetStore.over(client).getPet(1).name()).isEqualTo("Fido");
            }

            proxy.cutEach(Moment.after(20, Direction.TO_CLIENT), Cut.RST);
            assertThatThrownBy(() -> DuplexClient.connect(url)).isInstanceOf(ConnectFailedException.class);
            assertThat(proxy.counts().cuts()).isPositive();
        }
    }

    @Test
    void thePageShowsWhatStandsHere() throws IOException {
        String here = withoutSpaces(Files.readString(THIS));
        List<String> snippets = SNIPPET.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult snippet) -> withoutSpaces(snippet.group(1)))
                .toList();

        assertThat(snippets).hasSize(3).allSatisfy(snippet -> assertThat(here).contains(snippet));
    }

    /** The formatter breaks lines as it likes. */
    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
