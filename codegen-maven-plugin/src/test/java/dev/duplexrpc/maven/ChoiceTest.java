package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.diagnostics.Strictness;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void caseAndSpaceDoNotMatter() throws Exception {
        assertThat(Choice.of(Strictness.class, "mode", " Lenient")).isEqualTo(Strictness.LENIENT);
    }

    @Test
    void unknownWordIsASentenceWithTheKnownOnes() {
        assertThatThrownBy(() -> Choice.of(Strictness.class, "mode", "relaxed"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The mode 'relaxed' is unknown; choose strict or lenient.");
    }
}
