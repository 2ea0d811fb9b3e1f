package dev.duplexrpc.samples.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
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
}
