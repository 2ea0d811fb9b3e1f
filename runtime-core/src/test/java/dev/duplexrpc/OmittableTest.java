package dev.duplexrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OmittableTest {
    private final Omittable<String> absent = Omittable.absent();
    private final Omittable<String> ofNull = Omittable.ofNull();
    private final Omittable<String> value = Omittable.of("x");

    @Test
    void absentNullAndValueAreThreeStates() {
        assertThat(absent.isAbsent()).isTrue();
        assertThat(absent.isPresent()).isFalse();
        assertThat(absent.isNull()).isFalse();
        assertThat(ofNull.isAbsent()).isFalse();
        assertThat(ofNull.isPresent()).isTrue();
        assertThat(ofNull.isNull()).isTrue();
        assertThat(value.isAbsent()).isFalse();
        assertThat(value.isPresent()).isTrue();
        assertThat(value.isNull()).isFalse();
    }

    @Test
    void onlyAValueCanBeHad() {
        assertThat(value.get()).isEqualTo("x");
        assertThat(value.orNull()).isEqualTo("x");
        assertThat(value.orElse("y")).isEqualTo("x");
        assertThat(absent.orNull()).isNull();
        assertThat(ofNull.orElse("y")).isEqualTo("y");
        assertThatThrownBy(absent::get)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("The member is absent, so there is no value to get.");
        assertThatThrownBy(ofNull::get).hasMessage("The member is null, so there is no value to get.");
    }

    @Test
    void equalStatesAreEqual() {
        assertThat(value).isEqualTo(Omittable.of("x")).hasSameHashCodeAs(Omittable.of("x"));
        assertThat(value).isNotEqualTo(Omittable.of("y")).isNotEqualTo(absent).isNotEqualTo(ofNull);
        assertThat(absent).isEqualTo(Omittable.absent()).isNotEqualTo(ofNull);
        assertThat(Omittable.ofNullable(null)).isEqualTo(ofNull);
        assertThat(Omittable.ofNullable("x")).isEqualTo(value);
    }

    @Test
    void onlyAValueIsMapped() {
        assertThat(value.map(String::length)).isEqualTo(Omittable.of(1));
        assertThat(value.map(text -> text)).isSameAs(value);
        assertThat(absent.map(String::length).isAbsent()).isTrue();
        assertThat(ofNull.map(String::length).isNull()).isTrue();
    }
}
