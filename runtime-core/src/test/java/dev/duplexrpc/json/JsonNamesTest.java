package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonNamesTest {
    @Test
    void namesHaveTheIndexOfTheirOrder() {
        JsonNames names = JsonNames.of("b", "", "caf\u00e9", "a\"b");

        assertThat(names.size()).isEqualTo(4);
        assertThat(names.name(2)).isEqualTo("caf\u00e9");
        assertThat(names.indexOf("a\"b")).isEqualTo(3);
        assertThat(names.indexOf("")).isEqualTo(1);
        assertThat(names.indexOf("a")).isEqualTo(JsonNames.UNKNOWN);
        assertThat(names).hasToString("[b, , caf\u00e9, a\"b]");
    }

    @Test
    void anyNumberOfNamesIsFound() {
        for (int size : new int[] {0, 1, 2, 3, 17, 1000, 30_000}) {
            String[] all = IntStream.range(0, size).mapToObj(i -> "name" + i).toArray(String[]::new);
            JsonNames names = JsonNames.of(all);
            for (int i = 0; i < size; i += 1 + size / 100) {
                assertThat(names.indexOf(all[i])).isEqualTo(i);
            }
            assertThat(names.indexOf("nameless")).isEqualTo(JsonNames.UNKNOWN);
        }
    }

    @Test
    void aNameCannotBeGivenTwice() {
        assertThatThrownBy(() -> JsonNames.of("a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name 'a' is given twice.");
        assertThatThrownBy(() -> JsonNames.of(new String[40_000])).isInstanceOf(IllegalArgumentException.class);
    }
}
