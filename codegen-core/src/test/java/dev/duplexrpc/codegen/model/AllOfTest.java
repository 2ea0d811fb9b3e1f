package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllOfTest {
    private static final String A = "'A':{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}";
    private static final String B = "'B':{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}";

    @Test
    void objectsAreFlattened() {
        Modelled m = Modelled.schemas(
                "'C':{'allOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}],'required':['c'],'properties':{'c':{}}},"
                        + A + "," + B);

        assertThat(ModelText.declaration(m.declared("C"))).isEqualTo("C {a: text, b: text, c: untyped, ...}");
    }

    @Test
    void aSingleBranchIsWhatItRefersTo() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'x':{'allOf':[{'$ref':'#/components/schemas/A'}],'description':'an A','nullable':true}}},"
                        + A);

        assertThat(m.type("O", "x")).isEqualTo("A|null");
        assertThat(m.member("O", "x").doc().description()).isEqualTo("an A");
    }

    @Test
    void theSameBranchTwiceIsThatBranch() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'x':{'allOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/A'},{}]}}},"
                        + A);

        assertThat(m.type("O", "x")).isEqualTo("A");
    }

    @Test
    void requiredMayStandInTheSecondBranchOnly() {
        Modelled m = Modelled.schemas("'O':{'allOf':[{'properties':{'x':{'type':'string'}}},{'required':['x']}]}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {x: text, ...}");
    }

    @Test
    void aMemberIsNarrowedByEachBranch() {
        Modelled m = Modelled.schemas(
                "'O':{'allOf':[{'properties':{'n':{'type':'number','maximum':10}}},{'properties':{'n':{'type':'integer','minimum':0}}}]}");

        assertThat(m.type("O", "n")).isEqualTo("INT<min 0 max 10>");
    }

    @Test
    void enumerationsIntersect() {
        Modelled m = Modelled.schemas(
                "'O':{'allOf':[{'properties':{'e':{'enum':['a','b','c']}}},{'properties':{'e':{'enum':['c','b']}}}]}");

        assertThat(m.api().declarations().values())
                .anySatisfy(d -> assertThat(ModelText.declaration(d)).isEqualTo("O.e TEXT (c, b)"));
    }

    @Test
    void aBranchThatClosesClosesTheWhole() {
        Modelled m = Modelled.schemas(
                "'O':{'allOf':[{'$ref':'#/components/schemas/A'},{'additionalProperties':false,'properties':{'x':{}}}]},"
                        + A);

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {a: text, x?: untyped}");
    }

    @Test
    void aConflictIsReportedWithBothPointers() {
        Modelled m = Modelled.schemas(
                "'O':{'allOf':[{'properties':{'x':{'type':'integer'}}},{'properties':{'x':{'type':'string'}}}]}");

        assertThat(m.diagnostic("conflicting-schemas").pointer())
                .isEqualTo("/components/schemas/O/allOf/1/properties/x");
        assertThat(m.diagnostic("conflicting-schemas").message())
                .contains("/components/schemas/O/allOf/0/properties/x");
        assertThat(m.type("O", "x")).isEqualTo("untyped");
    }

    @Test
    void aSchemaThatIncludesItselfIsReportedOnce() {
        Modelled m = Modelled.schemas("'A':{'allOf':[{'$ref':'#/components/schemas/A'},{'properties':{'x':{}}}]}");

        assertThat(m.codes()).containsOnlyOnce("circular-schema");
        assertThat(ModelText.declaration(m.declared("A"))).isEqualTo("A {x?: untyped, ...}");
    }

    @Test
    void whatIsNegatedBesideAReferenceIsIgnoredWithANote() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'x':{'allOf':[{'$ref':'#/components/schemas/A'},{'not':{'type':'string','enum':['pre']}}]}}},"
                        + A);

        assertThat(m.type("O", "x")).isEqualTo("A");
        assertThat(m.codes()).containsExactly("ignored-keyword");
    }

    @Test
    void siblingsOfAReferenceThatConstrainMerge() {
        Modelled m = Modelled.schemas(
                "'O':{'$ref':'#/components/schemas/A','properties':{'x':{'type':'integer'}},'required':['x']},"
                        + "'P':{'properties':{'n':{'$ref':'#/components/schemas/N','maximum':7},'k':{'$ref':'#/components/schemas/K','enum':['a']}}},"
                        + "'N':{'type':'integer','minimum':0},'K':{'enum':['a','b']}," + A);

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {a: text, x: LONG, ...}");
        assertThat(m.type("P", "n")).isEqualTo("INT<min 0 max 7>");
        assertThat(m.text()).contains("P.k TEXT (a)");
    }

    @Test
    void aTypeBesideAReferenceMakesNoNewType() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'x':{'$ref':'#/components/schemas/A','type':'object','title':'Something else'}}},"
                        + A);

        assertThat(m.type("O", "x")).isEqualTo("A");
    }

    @Test
    void aVariantWithAConstantBesideAReference() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'allOf':[{'$ref':'#/components/schemas/A'},{'required':['t'],'properties':{'t':{'const':'a'}}}]},"
                        + "{'allOf':[{'$ref':'#/components/schemas/B'},{'required':['t'],'properties':{'t':{'const':'b'}}}]}]},"
                        + A + "," + B);

        assertThat(m.text())
                .contains("U.a {a: text, t: text = a, ...}")
                .contains("U.b {b: text, t: text = b, ...}")
                .contains("t(a>0 b>1 else>? absent>?)");
    }

    @Test
    void boundsThatLeaveNothingAreReported() {
        Modelled m =
                Modelled.schemas("'O':{'properties':{'n':{'allOf':[{'minimum':5},{'maximum':3,'type':'integer'}]}}}");

        assertThat(m.codes()).containsExactly("conflicting-schemas");
    }

    @Test
    void limitsThatExcludeEachOtherAreNamedWithTheirPlaces() {
        Modelled one = Modelled.schemas("'O':{'properties':{'n':{'type':'integer','exclusiveMinimum':5,'maximum':5}}}");
        Modelled two = Modelled.schemas(
                "'O':{'properties':{'n':{'allOf':[{'type':'integer','minimum':9},{'exclusiveMaximum':7}]}}}");

        assertThat(one.diagnostics()).anyMatch(d -> d.message().endsWith("no number is more than 5 and at most 5."));
        assertThat(two.diagnostics())
                .anyMatch(
                        d -> d.message()
                                .endsWith(
                                        "no number is at least 9 and less than 7; the one stands at /components/schemas/O/properties/n/allOf/0, the other at /components/schemas/O/properties/n/allOf/1."));
    }

    @Test
    void whatAClosedBranchForbidsByTheLetterIsAllowedAndSaid() {
        Modelled m = Modelled.schemas(
                "'O':{'allOf':[{'properties':{'a':{'type':'string'}},'additionalProperties':false},{'properties':{'b':{'type':'string'}}}]}");

        assertThat(m.codes()).containsExactly("dropped-check");
    }
}
