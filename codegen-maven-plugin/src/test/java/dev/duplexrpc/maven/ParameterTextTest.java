package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterTextTest {
    private static class Shared {
        @Nullable String mode = "strict";

        Object session = new Object();
    }

    private static final class Goal extends Shared {
        List<Object> entries = List.of();
        File directory = new File("out");
        boolean skip;
    }

    private static final class Entry {
        private final String name;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name + hashCode();
        }
    }

    private final Goal goal = new Goal();

    @Test
    void theSameParametersAreTheSameText() {
        goal.entries = List.of(new Entry("a"), "b");
        Goal other = new Goal();
        other.entries = List.of(new Entry("a"), "b");

        assertThat(text()).isEqualTo(ParameterText.of(other, Shared.class));
    }

    @Test
    void everyParameterCounts() {
        String before = text();
        goal.mode = null;
        String mode = text();
        goal.entries = List.of(new Entry("a"));
        String entries = text();
        goal.entries = List.of(new Entry("b"));
        String entry = text();
        goal.directory = new File("other");
        String directory = text();
        goal.skip = true;

        assertThat(List.of(before, mode, entries, entry, directory, text())).doesNotHaveDuplicates();
    }

    @Test
    void oneValueCannotPretendToBeSeveral() {
        goal.entries = List.of("a, 1:b");
        String one = text();
        goal.entries = List.of("a", "b");

        assertThat(text()).isNotEqualTo(one);
    }

    @Test
    void aParameterOfAnUnknownKindIsRefused() {
        goal.entries = List.of(new StringBuilder());

        assertThatThrownBy(this::text)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.StringBuilder");
    }

    private String text() {
        return ParameterText.of(goal, Shared.class);
    }
}
