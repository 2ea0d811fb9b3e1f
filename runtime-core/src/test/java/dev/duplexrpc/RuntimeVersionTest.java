package dev.duplexrpc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RuntimeVersionTest {

    @Test
    void whatWasGeneratedForThisRuntimeRuns() {
        RuntimeVersion.require(RuntimeVersion.CURRENT, "com.example.PetStore");
    }

    @Test
    void aRuntimeThatIsTooOldIsOneSentenceThatSaysWhatToDo() {
        assertThatThrownBy(() -> RuntimeVersion.require(RuntimeVersion.CURRENT + 1, "com.example.PetStore"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("com.example.PetStore was generated for runtime contract " + (RuntimeVersion.CURRENT + 1)
                        + " or later, but duplexrpc-core on the class path offers " + RuntimeVersion.CURRENT
                        + ": use a duplexrpc-core of the generator's version or later.");
    }
}
