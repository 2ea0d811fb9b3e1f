package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnionTest {
    private static final String A = "'A':{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}";
    private static final String B = "'B':{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}";

    @Test
    void variantsOfDifferentJsonTypesAreToldByTheirType() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'type':'string'},{'type':'integer'},{'$ref':'#/components/schemas/A'}]}," + A);

        assertThat(ModelText.declaration(m.declared("U")))
                .isEqualTo("U = String text | Integer LONG | A A by kind(OBJECT>2 STRING>0 NUMBER>1)");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void nullIsTakenOutOfAUnion() {
        Modelled m = Modelled.schemas("'O':{'type':'object','properties':{"
                + "'filter':{'oneOf':[{'type':'null'},{'$ref':'#/components/schemas/Address'},{'type':'array','items':{'$ref':'#/components/schemas/Address'}}]},"
                + "'maybe':{'anyOf':[{'$ref':'#/components/schemas/A'},{'type':'null'}]}}},'Address':{'type':'string'},"
                + A);

        assertThat(m.type("O", "filter")).isEqualTo("O/properties/filter|null");
        assertThat(ModelText.declaration(m.declared("O/properties/filter")))
                .isEqualTo("O.filter = Address text | List [text] by kind(ARRAY>1 STRING>0)");
        assertThat(m.type("O", "maybe")).isEqualTo("A|null");
    }

    @Test
    void aUnionOfOneIsThatOne() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'$ref':'#/components/schemas/A'}]},'O':{'properties':{'u':{'$ref':'#/components/schemas/U'}}},"
                        + A);

        assertThat(m.declares("U")).isFalse();
        assertThat(m.type("O", "u")).isEqualTo("A");
    }

    @Test
    void aUnionOfOneThatIsAUnionItselfIsThatOne() {
        Modelled m =
                Modelled.schemas("'V':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]},"
                        + "'O':{'properties':{'v':{'description':'Perhaps.','oneOf':[{'$ref':'#/components/schemas/V'},{'type':'null'}]}}},"
                        + A + "," + B);

        assertThat(m.type("O", "v")).isEqualTo("V|null");
        assertThat(m.declares("O/properties/v")).isFalse();
    }

    @Test
    void nullOrAUnionIsThatUnion() {
        String u = "{'$ref':'#/components/schemas/U'}";
        Modelled m =
                Modelled.schemas("'U':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]},"
                        + "'None':{'type':'null','title':'Not found'},"
                        + "'O':{'type':'object','required':['x','y','z'],'properties':{'x':{'oneOf':[{'$ref':'#/components/schemas/None'},"
                        + u
                        + "]},'y':{'anyOf':[" + u + "]},'z':{'oneOf':[" + u + ",{'type':'string'},{'type':'null'}]}}},"
                        + A + "," + B);

        assertThat(m.type("O", "x")).isEqualTo("U|null");
        assertThat(m.type("O", "y")).isEqualTo("U");
        assertThat(m.type("O", "z")).isEqualTo("O/properties/z|null");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void unionsThatAreOnlyEachOtherOrNullAreNothingThatCouldBeTyped() {
        Modelled m = Modelled.schemas(
                "'X':{'oneOf':[{'type':'null'},{'$ref':'#/components/schemas/Y'}]},"
                        + "'Y':{'anyOf':[{'$ref':'#/components/schemas/X'},{'type':'null'}]},"
                        + "'O':{'type':'object','properties':{'x':{'$ref':'#/components/schemas/X'},'y':{'$ref':'#/components/schemas/Y'}}}");

        assertThat(m.declares("X")).isFalse();
        assertThat(m.declares("Y")).isFalse();
        assertThat(m.text()).doesNotContain("x?: X").doesNotContain("y?: Y");
    }

    @Test
    void whatIsLeftOfAUnionIsDescribedByIt() {
        Modelled m = Modelled.schemas(
                "'U':{'description':'Perhaps.','oneOf':[{'type':'null'},{'type':'object','properties':{'x':{}}}]}");

        assertThat(m.declared("U/oneOf/1").doc().description()).isEqualTo("Perhaps.");
        assertThat(m.declared("U/oneOf/1").hint()).isEqualTo(new NameHint.Component("U", null));
    }

    @Test
    void anEmptyUnionIsReported() {
        Modelled m = Modelled.schemas("'U':{'oneOf':[]}");

        assertThat(m.diagnostic("conflicting-schemas").pointer()).isEqualTo("/components/schemas/U/oneOf");
    }

    @Test
    void nestedUnionsAreLaidFlatAndShareTheirMembers() {
        Modelled m =
                Modelled.schemas("'U':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/V'}]},"
                        + "'V':{'oneOf':[{'$ref':'#/components/schemas/B'},{'type':'boolean'}]}," + A + "," + B);

        assertThat(ModelText.declaration(m.declared("U")))
                .isEqualTo("U = A A | B B | Boolean truth by kind(OBJECT>members([a]>0 [b]>1 else>?) BOOLEAN>2)");
        assertThat(ModelText.declaration(m.declared("V")))
                .isEqualTo("V = B B | Boolean truth by kind(OBJECT>0 BOOLEAN>1)");
    }

    @Test
    void equalAlternativesAreOne() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'type':'object','title':'X','properties':{'a':{}}},{'properties':{'a':{}},'type':'object'}]},"
                        + "'O':{'properties':{'u':{'$ref':'#/components/schemas/U'}}}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {u?: U/oneOf/0, ...}");
    }

    @Test
    void anIntegerOrANumberIsANumber() {
        Modelled m = Modelled.schemas("'O':{'properties':{'n':{'anyOf':[{'type':'integer'},{'type':'number'}]}}}");

        assertThat(m.type("O", "n")).isEqualTo("DOUBLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'integer','format':'uint64'},{'type':'integer','maximum':-1} | BIG",
                "{'type':'integer','format':'int64'},{'type':'integer','format':'uint64'} | BIG",
                "{'type':'integer','format':'int32'},{'type':'integer','maximum':-1} | LONG",
                "{'type':'integer'},{'type':'number','format':'decimal'} | EXACT",
                "{'type':'integer','format':'uint64'},{'type':'number'} | EXACT",
                "{'type':'integer','format':'int64'},{'type':'number'} | EXACT",
                "{'type':'integer','format':'uint32'},{'type':'number'} | DOUBLE",
                "{'type':'number','format':'float'},{'type':'number'} | DOUBLE",
            })
    void severalNumbersBecomeTheOneThatHoldsThemAll(String alternatives, String type) {
        Modelled m = Modelled.schemas("'O':{'properties':{'n':{'anyOf':[" + alternatives + "]}}}");

        assertThat(m.type("O", "n")).isEqualTo(type);
    }

    @Test
    void aUnionThatContainsItselfEnds() {
        Modelled m = Modelled.schemas(
                "'J':{'oneOf':[{'type':'string'},{'$ref':'#/components/schemas/J'},{'type':'array','items':{'$ref':'#/components/schemas/J'}},"
                        + "{'type':'object','additionalProperties':{'$ref':'#/components/schemas/J'}}]}");

        assertThat(ModelText.declaration(m.declared("J")))
                .isEqualTo("J = String text | List [J] | Map {*: J} by kind(OBJECT>2 ARRAY>1 STRING>0)");
    }

    @Test
    void whatStandsBesideAUnionBelongsToEachVariant() {
        Modelled m = Modelled.schemas("'U':{'type':'object','required':['id'],'properties':{'id':{'type':'integer'}},"
                + "'oneOf':[{'required':['a'],'properties':{'a':{'type':'string'}}},{'$ref':'#/components/schemas/B'}]},"
                + B);

        assertThat(m.union("U").variants())
                .extracting(Declaration.Variant::label)
                .containsExactly("a", "B");
        assertThat(m.text())
                .contains("U.a {id: LONG, a: text, ...}")
                .contains("U.B {id: LONG, b: text, ...}")
                .contains("by kind(OBJECT>members([a]>0 [b]>1 else>?))");
    }

    @Test
    void onlyTheTypeBesideAUnionMakesNoNewVariants() {
        Modelled m = Modelled.schemas(
                "'U':{'type':'object','oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]},"
                        + A + "," + B);

        assertThat(m.union("U").variants())
                .extracting(v -> ModelText.use(v.use()))
                .containsExactly("A", "B");
    }

    @Test
    void anAllOfBranchMayBeAUnion() {
        Modelled m = Modelled.schemas(
                "'U':{'allOf':[{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}]},"
                        + "{'type':'object','properties':{'at':{'type':'integer'}}}]}," + A + "," + B);

        assertThat(m.text()).contains("U.A {at?: LONG, a: text, ...}").contains("U.B {at?: LONG, b: text, ...}");
    }

    @Test
    void branchesThatOnlyRequireMembersMakeNoUnion() {
        Modelled m = Modelled.schemas("'O':{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}},"
                + "'anyOf':[{'required':['a']},{'required':['b']}]}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {a?: text, b?: text, ...}");
        assertThat(m.codes()).containsExactly("ignored-keyword");
    }

    @Test
    void aMixOfJsonTypesIsAUnionByType() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'v':{'type':['string','integer','null'],'minimum':3,'maxLength':5}}}");

        assertThat(m.type("O", "v")).isEqualTo("O/properties/v|null");
        assertThat(ModelText.declaration(m.declared("O/properties/v")))
                .isEqualTo("O.v = String text<maxLength 5> | Integer LONG<min 3> by kind(STRING>0 NUMBER>1)");
    }

    @Test
    void arraysAreToldByTheirFirstElement() {
        Modelled m = Modelled.schemas(
                "'F':{'oneOf':[{'type':'array','items':{'type':'string'}},{'type':'array','items':{'$ref':'#/components/schemas/A'}}]},"
                        + A);

        assertThat(ModelText.declaration(m.declared("F")))
                .isEqualTo("F = List [text] | A List [A] by kind(ARRAY>element(OBJECT>1 STRING>0 empty>0))");
    }

    @Test
    void arraysThatNothingTellsApartBecomeOneOfEitherElement() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'f':{'oneOf':[{'type':'array','items':{'$ref':'#/components/schemas/B'}},{'type':'array','items':{'$ref':'#/components/schemas/A'}}]}}},"
                        + A + "," + B);

        assertThat(m.text())
                .contains("f?: [")
                .contains("O.fItem = B B | A A by kind(OBJECT>members([b]>0 [a]>1 else>?))");
        assertThat(m.codes()).containsExactly("simplified-schema");
    }

    @Test
    void stringsThatNothingTellsApartBecomeOne() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'s':{'oneOf':[{'type':'string','minLength':3},{'type':'string','format':'uuid'}]}}}");

        assertThat(m.type("O", "s")).isEqualTo("text");
        assertThat(m.codes()).containsExactly("simplified-schema");
    }

    @Test
    void stringsWithPatternsThatExcludeEachOtherStayApart() {
        Modelled m = Modelled.schemas("'S':{'oneOf':[{'title':'address','type':'string','pattern':'^0x[0-9a-f]{40}$'},"
                + "{'title':'hash','type':'string','pattern':'^0x[0-9a-f]{64}$'},{'enum':['latest','earliest']}]}");

        assertThat(ModelText.decision(m.union("S").decision()))
                .isEqualTo(
                        "kind(STRING>text(latest>2 earliest>2 else>text(/^0x[0-9a-f]{40}\\z/>0 /^0x[0-9a-f]{64}\\z/>1 else>2) absent>?))");
    }

    @Test
    void aKnownTextOrAnyTextIsToldByTheKnownTexts() {
        Modelled m = Modelled.schemas("'S':{'anyOf':[{'type':'string'},{'type':'string','enum':['a','b']}]}");

        assertThat(ModelText.declaration(m.declared("S")))
                .startsWith("S = String text | Constant ")
                .endsWith(" by kind(STRING>text(a>1 b>1 else>0 absent>?))");
    }

    @Test
    void constantsAndObjectsMayBeMixedAsSerdeWritesEnums() {
        Modelled m = Modelled.schemas(
                "'S':{'oneOf':[{'type':'string','enum':['Pending']},{'type':'string','enum':['Gone']},"
                        + "{'type':'object','required':['Failed'],'properties':{'Failed':{'type':'string'}},'additionalProperties':false}]}");

        assertThat(ModelText.declaration(m.declared("S"))).endsWith("by kind(OBJECT>1 STRING>0)");
        assertThat(m.text()).contains("S.Constant TEXT (Pending, Gone)");
    }

    @Test
    void anAlternativeThatAllowsAnythingMakesTheUnionUntyped() {
        Modelled m = Modelled.schemas("'O':{'properties':{'s':{'anyOf':[{'type':'string'},{}]}}}");

        assertThat(m.type("O", "s")).isEqualTo("untyped");
        assertThat(m.codes()).containsExactly("untyped-schema");
    }

    @Test
    void sameLabelsAreToldByWhatIsAroundThem() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'$ref':'#/components/schemas/V'},{'$ref':'#/components/schemas/W'}]},"
                        + "'V':{'required':['v'],'properties':{'v':{}},'oneOf':[{'title':'Good','required':['x'],'properties':{'x':{}}},{'title':'Bad','required':['y'],'properties':{'y':{}}}]},"
                        + "'W':{'required':['w'],'properties':{'w':{}},'oneOf':[{'title':'Good','required':['p'],'properties':{'p':{}}},{'title':'Bad','required':['q'],'properties':{'q':{}}}]}");

        assertThat(m.union("U").variants())
                .extracting(Declaration.Variant::label)
                .containsExactly("Good", "Bad", "W Good", "W Bad");
    }
}
