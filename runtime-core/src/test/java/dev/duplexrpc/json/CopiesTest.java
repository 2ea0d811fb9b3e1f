package dev.duplexrpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void mapsKeepTheirOrderAndForgetTheirOrigin() {
        Map<String, Integer> origin = new LinkedHashMap<>();
        origin.put("z", 1);
        origin.put("a", null);
        Map<String, Integer> copy = Copies.map(origin);
        origin.clear();

        assertThat(copy.keySet()).containsExactly("z", "a");
        assertThat(copy).containsEntry("a", null).hasSize(2);
        assertThat(copy.get("z")).isEqualTo(1);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void listsMayHoldNulls() {
        List<String> origin = new ArrayList<>(Arrays.asList("a", null));
        List<String> copy = Copies.list(origin);
        origin.clear();

        assertThat(copy).containsExactly("a", null);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Copies.list(List.of("a"))).containsExactly("a");
    }

    @Test
    void whatIsACopyAlreadyIsNotCopied() {
        Map<String, Integer> map = JsonReader.of("{\"a\":1}").map(Codecs.INT);
        List<Integer> nulls = JsonReader.of("[null]").list(Codecs.nullable(Codecs.INT));
        List<Integer> list = JsonReader.of("[1,2,3]").list(Codecs.INT);

        assertThat(Copies.map(map)).isSameAs(map);
        assertThat(Copies.list(nulls)).isSameAs(nulls);
        assertThat(Copies.list(list)).isSameAs(list);
        assertThat(List.copyOf(list)).isSameAs(list);
    }

    @Test
    void buildersAskForWhatIsRequired() {
        assertThat(Required.member("x", "Pet", "id")).isEqualTo("x");
        assertThatThrownBy(() -> Required.member(null, "Pet", "id"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Pet needs 'id', which was not set.");
    }
}
