package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "^[a-z]+$, abc, true",
                "^[[a-z]+$, [x, true",
                "^\\/a\\-b$, /a-b, true",
                "^[^]$, x, true",
                "^\\u0041$, A, true",
                "^[a&&b]$, &, true",
                "^a\\_b$, a_b, true",
                "^(?<n>a)\\k<n>$, aa, true",
                "^[\\w-.]+$, a-b., true",
                "^\\S+$, a\u00a0b, false",
                "^\\s$, `\ufeff`, true",
                "^[\\s]$, `\u2028`, true",
                "^[^\\s]$, `\u3000`, false",
                "^[\\S]$, `\u00a0`, false",
                "^[^\\S]$, `\u00a0`, true",
                "^[a\\Sb]+$, xyz, true",
                "^a\\sb$, a b, true",
            })
    void whatEcmaScriptMeansJavaFinds(String ecma, String text, boolean found) {
        Patterns.Translation translation = Patterns.translate(ecma);

        assertThat(translation.problem()).isNull();
        assertThat(Pattern.compile(translation.java()).matcher(text).find()).isEqualTo(found);
    }

    @Test
    void theEndIsTheEndAndNotTheLastLineBreak() {
        assertThat(Pattern.compile(Patterns.translate("^a$").java())
                        .matcher("a\n")
                        .find())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:x*)*", "(.*)*", "([a-z]{1,5})*$"})
    void whatMayTakeForeverIsNotUsed(String ecma) {
        assertThat(Patterns.translate(ecma).problem()).contains("without end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$",
                "^[a-z]+(\\.[a-z]+)*$",
                "^(ab)+$",
                "^0x([1-9a-f]+[0-9a-f]*|0)$",
                "^([0-9]+,)*[0-9]+$"
            })
    void whatRepeatsHarmlesslyIsUsed(String ecma) {
        assertThat(Patterns.translate(ecma).problem()).isNull();
    }

    @Test
    void whatJavaDoesNotTakeIsNotUsed() {
        assertThat(Patterns.translate("(a").problem()).contains("Java does not take it");
        assertThat(Patterns.translate("a".repeat(3000)).problem()).contains("longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^0x([1-9a-f]+[0-9a-f]*|0)$",
                "^0x(0|[1-9a-f][0-9a-f]*)$",
                "^0x(0|[1-9a-fA-F][0-9a-fA-F]{0,15})$",
                "^0x(0|[a-fA-F1-9]{1}[a-fA-F0-9]{0,62})$"
            })
    void hexadecimalNumbersWithoutLeadingZerosAreKnown(String ecma) {
        assertThat(Patterns.isHexQuantity(ecma)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^0x[0-9a-f]*$", "^0x[0-9a-f]{40}$", "^0x(1|2)$", "^[1-9]|0$"})
    void hexadecimalDataIsNoNumber(String ecma) {
        assertThat(Patterns.isHexQuantity(ecma)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " & ",
            value = {
                "^0x[0-9a-f]{40}$ & ^0x[0-9a-f]{64}$",
                "^a[0-9]*$ & ^b.*$",
                "^(x|y)$ & ^(z)$",
                "^[a-c]+$ & ^[d-f]+$",
                "^\\d+$ & ^[^0-9]+$",
                "^abc$ & ^ab?$",
            })
    void patternsThatExcludeEachOther(String one, String other) {
        assertThat(PatternOverlap.areDisjoint(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " & ",
            value = {
                "^0x[0-9a-f]*$ & ^0x[0-9a-f]{64}$",
                "^a & ^b",
                "^a|b$ & ^ab*$",
                "^(?=a)$ & ^b+$",
                "^[0-9a-f]{3,5}$ & ^[0-9a-z]{5}$",
                "^\\w*$ & ^\\d*$",
            })
    void patternsThatMayMeet(String one, String other) {
        assertThat(PatternOverlap.areDisjoint(one, other)).isFalse();
    }
}
