package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    @Test
    void keyEndsAtTheLastEqualsSign() throws Exception {
        assertThat(read("https://example.com/?v=1 = specs", "Pet=Animal"))
                .isEqualTo(Map.of("https://example.com/?v=1", "specs", "Pet", "Animal"));
    }

    @Test
    void entryWithoutKeyOrValueIsRefused() {
        for (String entry : List.of("Pet", "Pet=", "=Animal", " ")) {
            assertThatThrownBy(() -> read(entry))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage("The entry '" + entry + "' of names is not of the form key=value.");
        }
    }

    @Test
    void keyThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> read("Pet=Animal", "Pet=Beast"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The parameter names has two entries for Pet; keep one.");
    }

    private static Map<String, String> read(String... entries) throws MojoFailureException {
        return new Assignments("names", List.of(entries)).mapValues(Function.identity());
    }
}
