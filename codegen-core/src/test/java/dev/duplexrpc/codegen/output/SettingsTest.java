package dev.duplexrpc.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private record Options(
            List<String> files,
            Map<String, String> names,
            @Nullable Set<Integer> flags) {}

    @Test
    void orderOfMapsAndSetsDoesNotMatter() {
        Map<String, String> names = new LinkedHashMap<>(Map.of("b", "2"));
        names.put("a", "1");
        Set<Integer> flags = new LinkedHashSet<>(List.of(2, 1));

        assertThat(Settings.text(new Options(List.of("x"), names, flags)))
                .isEqualTo(Settings.text(new Options(List.of("x"), Map.of("a", "1", "b", "2"), Set.of(1, 2))));
    }

    @Test
    void orderOfListsMatters() {
        assertThat(Settings.text(List.of("a", "b"))).isNotEqualTo(Settings.text(List.of("b", "a")));
    }

    @Test
    void valuesCannotPretendToBeOthers() {
        assertThat(Settings.text(List.of("a, 1:b"))).isNotEqualTo(Settings.text(List.of("a", "b")));
    }

    @Test
    void absentOptionIsAnOption() {
        assertThat(Settings.text(new Options(List.of(), Map.of(), null)))
                .isNotEqualTo(Settings.text(new Options(List.of(), Map.of(), Set.of())));
    }
}
