package dev.duplexrpc.codegen.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Pet Store, PetStore",
        "pet-store v1.2, PetStoreV1_2",
        "JSON-RPC API of the node (draft), JsonRpcApiOfTheNodeDraft",
        "A title that says all there is to say of the product and of its makers, ATitleThatSaysAllThereIsToSayOf",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH, Donaudampfschifffahrtselektrizitatenhauptbetriebswerk"
    })
    void aTitleIsCutBehindTheLastWordThatFits(String title, String name) {
        assertThat(Spelling.title(title)).isEqualTo(name);
    }
}
