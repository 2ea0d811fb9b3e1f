package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The small pet store as a whole: what it means, on one page. */
class PetStoreModelTest {
    @Test
    void thePetStoreMeansThis() throws IOException {
        Modelled store = store();

        assertThat(store.diagnostics()).isEmpty();
        assertThat(store.text()).isEqualTo("""
                        service Pet Store
                          listPets(limit?: INT<min 0 max 1000>, tags?: [text]) -> [Pet]
                          getPet(id: LONG<min 1>) -> Pet throws /components/errors/PetNotFound
                          petSeen(id: LONG<min 1>, where?: text)
                          watchPets(kind?: PetKind) -> text stream of PetEvent by petEvent until unwatchPets
                        error PetNotFound 404 /components/errors/PetNotFound/data
                        /components/errors/PetNotFound! {id: LONG, ...}
                        PetKind TEXT (dog, cat, guinea-pig)
                        Pet {id: LONG<min 1>, name: text<minLength 1>, kind: PetKind, tag?: text, weight?: DOUBLE|null<min 0>, vaccinated: truth, owner?: Pet/properties/owner, ...}
                        Pet.owner {name: text}
                        PetEvent = PetArrived PetArrived | PetLeft PetLeft | String text by kind(OBJECT>type(arrived>0 left>1 else>? absent>?) STRING>2)
                        PetArrived {type: text = arrived, pet: Pet, ...}
                        PetLeft {type: text = left, id: LONG<min 1>, ...}
                        """);
    }

    @Test
    void theSameDocumentGivesTheSameModelEveryTime() throws IOException {
        assertThat(store().api()).isEqualTo(store().api());
    }

    private static Modelled store() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PetStoreModelTest.class.getResourceAsStream("petstore.openrpc.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Modelled.files(Map.of("petstore.openrpc.json", json), ModelOptions.DEFAULTS, Strictness.STRICT);
        }
    }
}
