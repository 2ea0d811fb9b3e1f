package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecursionTest {
    @Test
    void aTypeMayHoldItself() {
        Modelled m = Modelled.schemas(
                "'Node':{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#/components/schemas/Node'}},'next':{'$ref':'#/components/schemas/Node'}}}");

        assertThat(ModelText.declaration(m.declared("Node"))).isEqualTo("Node {children?: [Node], next?: Node, ...}");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void typesMayHoldEachOther() {
        Modelled m = Modelled.schemas(
                "'A':{'properties':{'b':{'$ref':'#/components/schemas/B'}}},'B':{'additionalProperties':{'$ref':'#/components/schemas/A'}}");

        assertThat(ModelText.declaration(m.declared("A"))).isEqualTo("A {b?: {*: A}, ...}");
    }

    @Test
    void throughAllOfInItems() {
        Modelled m = Modelled.schemas(
                "'S':{'properties':{'s':{'type':'array','items':{'allOf':[{'$ref':'#/components/schemas/S'}]}}}}");

        assertThat(m.type("S", "s")).isEqualTo("[S]");
    }

    @Test
    void aListOfItselfAndAMapOfItselfGetTypesOfTheirOwn() {
        Modelled m = Modelled.schemas(
                "'L':{'type':'array','items':{'$ref':'#/components/schemas/L'}},'M':{'type':'object','additionalProperties':{'$ref':'#/components/schemas/M'}}");

        assertThat(ModelText.declaration(m.declared("L"))).isEqualTo("L [, ...L] 0");
        assertThat(ModelText.declaration(m.declared("M"))).isEqualTo("M {, *: M}");
    }

    @Test
    void aRecursiveMapOfAUnion() {
        Modelled m = Modelled.schemas(
                "'M':{'type':'object','additionalProperties':{'anyOf':[{'type':'string'},{'$ref':'#/components/schemas/M'}]}}");

        assertThat(m.text())
                .contains("MValue = String text | M {*: M/additionalProperties} by kind(OBJECT>1 STRING>0)");
    }

    @Test
    void referencesInACircleAreReportedOnce() {
        Modelled m = Modelled.schemas(
                "'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/A'},'O':{'properties':{'a':{'$ref':'#/components/schemas/A'}}}");

        assertThat(m.codes()).containsExactly("circular-reference");
        assertThat(m.type("O", "a")).isEqualTo("untyped");
    }

    @Test
    void aValueThatCannotEndIsReported() {
        Modelled m = Modelled.schemas(
                "'A':{'type':'object','required':['b'],'properties':{'b':{'$ref':'#/components/schemas/B'}}},"
                        + "'B':{'type':'object','required':['a'],'properties':{'a':{'$ref':'#/components/schemas/A'}}},"
                        + "'C':{'type':'object','required':['c'],'properties':{'c':{'type':'array','items':{'$ref':'#/components/schemas/C'}}}}");

        assertThat(m.codes()).containsExactly("endless-value", "endless-value");
    }

    @Test
    void aLongWayRoundNeedsNoStack() {
        String chain = IntStream.range(0, 5000)
                .mapToObj(i -> "'T" + i + "':{'type':'object','properties':{'next':{'$ref':'#/components/schemas/T"
                        + (i + 1) % 5000 + "'}}}")
                .collect(Collectors.joining(","));

        assertThat(Modelled.schemas(chain).api().declarations()).hasSize(5000);
    }

    @Test
    void aLongChainOfReferencesNeedsLittleStack() {
        String chain = IntStream.range(0, 300)
                .mapToObj(i -> "'T" + i + "':{'$ref':'#/components/schemas/T" + (i + 1) + "'}")
                .collect(Collectors.joining(","));

        Modelled m = Modelled.schemas(chain + ",'T300':{'type':'object','properties':{'x':{}}}");

        assertThat(m.api().declarations()).hasSize(1);
    }

    @Test
    void diamondsOfAllOfAreWalkedOnce() {
        String diamonds = IntStream.range(0, 60)
                .mapToObj(i -> "'D" + i + "':{'allOf':[{'$ref':'#/components/schemas/D" + (i + 1)
                        + "'},{'$ref':'#/components/schemas/D" + (i + 1) + "'}],'properties':{'p" + i + "':{}}}")
                .collect(Collectors.joining(","));

        assertThat(Modelled.schemas(diamonds + ",'D60':{'properties':{'x':{}}}")
                        .object("D0")
                        .members())
                .hasSize(61);
    }

    @Test
    void deepAliasesOfAliasesEnd() {
        String chain = IntStream.range(0, 3000)
                .mapToObj(i -> "'T" + i + "':{'type':'array','items':{'$ref':'#/components/schemas/T" + (i + 1) + "'}}")
                .collect(Collectors.joining(","));

        assertThat(Modelled.schemas(chain + ",'T3000':{'type':'string'}").codes())
                .contains("untyped-schema");
    }

    @Test
    void unionsOfUnionsWithMembersOfTheirOwnEnd() {
        String all = IntStream.range(0, 12)
                .mapToObj(i -> "'U" + i + "':{'properties':{'p" + i + "':{}},'oneOf':["
                        + IntStream.range(0, 12)
                                .mapToObj(j -> "{'$ref':'#/components/schemas/U" + j + "'}")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));

        assertThat(Modelled.schemas(all).api()).isNotNull();
    }

    @Test
    void aDynamicReferenceIsResolvedWhereOnlyOneAnchorHasItsName() {
        Modelled m = Modelled.schemas(
                "'Tree':{'$dynamicAnchor':'node','type':'object','properties':{'children':{'type':'array','items':{'$dynamicRef':'#node'}}}},"
                        + "'Leaf':{'$anchor':'leaf','type':'object','properties':{'x':{}}},'Twig':{'type':'object','properties':{'leaf':{'$dynamicRef':'#leaf'},'tree':{'$dynamicRef':'#/components/schemas/Tree'}}}");

        assertThat(m.codes()).isEmpty();
        assertThat(m.text()).contains("Tree {children?: [Tree], ...}").contains("Twig {leaf?: Leaf, tree?: Tree, ...}");
    }

    @Test
    void aRecursiveReferenceLeadsToItsAnchor() {
        Modelled m = Modelled.schemas(
                "'Tree':{'$recursiveAnchor':true,'type':'object','properties':{'children':{'type':'array','items':{'$recursiveRef':'#'}}}}");

        assertThat(m.codes()).isEmpty();
        assertThat(m.text()).contains("Tree {children?: [Tree], ...}");
    }

    @Test
    void aDynamicReferenceThatMayMeanSeveralSchemasIsReportedAndUntyped() {
        Modelled m = Modelled.schemas(
                "'A':{'$dynamicAnchor':'node','type':'object','properties':{'next':{'$dynamicRef':'#node'}}},"
                        + "'B':{'$dynamicAnchor':'node','type':'object','properties':{'y':{}}},"
                        + "'C':{'type':'object','properties':{'up':{'$recursiveRef':'#'},'no':{'$dynamicRef':'#nothing'}}}");

        assertThat(m.diagnostics())
                .extracting(d -> d.code() + " " + d.pointer())
                .contains(
                        "dynamic-reference /components/schemas/A/properties/next/$dynamicRef",
                        "dynamic-reference /components/schemas/C/properties/up/$recursiveRef",
                        "dangling-reference /components/schemas/C/properties/no/$dynamicRef");
        assertThat(m.text()).contains("A {next?: untyped, ...}");
    }
}
