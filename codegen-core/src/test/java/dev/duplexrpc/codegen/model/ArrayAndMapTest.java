package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.ModelOptions.SingleItems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayAndMapTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "'type':'array','items':{'type':'string'} | [text]",
                "'items':{'type':'string'} | [text]",
                "'type':'array' | [untyped]",
                "'type':'array','items':true | [untyped]",
                "'type':'array','items':[{'type':'string'}] | [text]",
                "'type':['array'],'items':[{'type':['number']}],'minItems':32,'maxItems':32 | [DOUBLE]<minItems 32 maxItems 32>",
                "'type':'array','items':[{'type':'string'},{'type':'string'}],'minItems':2,'maxItems':2 | [text]<minItems 2 maxItems 2>",
                "'type':'array','items':{'type':'string'},'uniqueItems':true,'minItems':1 | [text]<minItems 1 unique yes>",
                "'type':'array','items':{'type':['string','null']} | [text|null]",
                "'type':'object' | {*: untyped}",
                "'type':['object'] | {*: untyped}",
                "'type':'object','additionalProperties':{'type':'integer'} | {*: LONG}",
                "'type':'object','additionalProperties':{'type':'integer'},'minProperties':1 | {*: LONG}<minMembers 1>",
                "'type':'object','patternProperties':{'.*':{'type':'array','items':{'type':'string'}}} | {*: [text]}",
                "'type':'object','patternProperties':{'^.*$':{'type':'string'}},'additionalProperties':false | {*: text}",
                "'type':'object','propertyNames':{'pattern':'^a'} | {*: untyped}",
            })
    void aMemberOfThisSchemaIs(String schema, String expected) {
        Modelled m = Modelled.schemas("'O':{'type':'object','properties':{'x':{" + schema + "}}}");

        assertThat(m.type("O", "x")).isEqualTo(expected);
    }

    @Test
    void whatOnlySaysWhichMembersMustBeThereIsAMap() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'a':{'oneOf':[{'type':'object','required':['a']},{'type':'object','required':['b']}]},"
                        + "'b':{'anyOf':[{'required':['a']},{'not':{'required':['b']}}]},"
                        + "'c':{'type':'string','anyOf':[{'required':['a']}]},"
                        + "'d':{'anyOf':[{'type':'string','not':{'const':'x'}},{'type':'integer','not':{'const':1}}]}}}");

        assertThat(m.type("O", "a")).isEqualTo("{*: untyped}");
        assertThat(m.type("O", "b")).isEqualTo("{*: untyped}");
        assertThat(m.type("O", "c")).isEqualTo("text");
        assertThat(m.type("O", "d")).isEqualTo("O/properties/d");
        assertThat(m.codes()).contains("ignored-keyword").doesNotContain("untyped-schema");
    }

    @Test
    void aTupleKnowsItsPositions() {
        Modelled m = Modelled.schemas(
                "'T':{'type':'array','prefixItems':[{'type':'string','title':'name'},{'type':'integer'}],'items':false},"
                        + "'R':{'items':[{'const':720},{'const':480}],'additionalItems':false,'minItems':2,'maxItems':2},"
                        + "'S':{'items':[{'type':'string'},{'type':'integer'}],'minItems':1,'additionalItems':{'type':'boolean'}},"
                        + "'Q':{'items':[{'type':'string'},{'type':'integer'}]}");

        assertThat(ModelText.declaration(m.declared("T"))).isEqualTo("T [name: text, LONG] 2");
        assertThat(ModelText.declaration(m.declared("R"))).isEqualTo("R [INT<only 720> = 720, INT<only 480> = 480] 2");
        assertThat(ModelText.declaration(m.declared("S"))).isEqualTo("S [text, LONG, ...truth] 1");
        assertThat(ModelText.declaration(m.declared("Q"))).isEqualTo("Q [text, LONG, ...untyped] 2");
    }

    @Test
    void positionsThatMayBeMissingByTheLetterAreAllThereAndThatIsSaidOnce() {
        Modelled m = Modelled.schemas("'Q':{'items':[{'type':'string'},{'type':'integer'}]},"
                + "'P':{'prefixItems':[{'type':'string'},{'type':'integer'}]},"
                + "'O':{'items':[{'type':'string'},{'type':'integer'}],'minItems':1}");

        assertThat(m.codes()).containsExactly("loose-array");
        assertThat(m.diagnostic("loose-array").pointer()).isEqualTo("/components/schemas/Q");
    }

    @Test
    void oneSchemaInBracketsIsAListAndThatIsSaidOnce() {
        Modelled m = Modelled.schemas(
                "'A':{'properties':{'x':{'items':[{'type':'string'}]},'y':{'items':[{'type':'integer'}]}}},"
                        + "'B':{'properties':{'x':{'items':[{'type':'number'}],'minItems':2,'maxItems':2},'y':{'items':[{}]}}}");

        assertThat(m.type("A", "y")).isEqualTo("[LONG]");
        assertThat(m.codes()).containsExactly("loose-array");
        assertThat(m.diagnostic("loose-array").pointer()).isEqualTo("/components/schemas/A/properties/x/items/0");
    }

    @Test
    void oneSchemaInBracketsIsAPositionWhereSomethingIsSaidOfTheOthers() {
        Modelled m =
                Modelled.schemas("'A':{'items':[{'type':'string'}],'additionalItems':{'type':'integer'},'minItems':1}");

        assertThat(ModelText.declaration(m.declared("A"))).isEqualTo("A [text, ...LONG] 1");
        assertThat(m.codes()).isEmpty();
    }

    @Test
    void oneItemInAnArrayCanBeReadAsJsonSchemaHasIt() {
        ModelOptions options =
                ModelOptions.builder().singleItems(SingleItems.TUPLE).build();

        Modelled m = Modelled.schemas("'T':{'type':'array','items':[{'type':'string'}]}", options);

        assertThat(ModelText.declaration(m.declared("T"))).isEqualTo("T [text, ...untyped] 1");
    }

    @Test
    void aClosedObjectWithoutMembersIsAType() {
        Modelled m = Modelled.schemas("'E':{'type':'object','additionalProperties':false}");

        assertThat(ModelText.declaration(m.declared("E"))).isEqualTo("E {}");
    }

    @Test
    void whatElseAnObjectMayHold() {
        Modelled m = Modelled.schemas("'A':{'properties':{'x':{},'additionalProperties':{'type':'string'}}},"
                + "'B':{'properties':{'x':{}},'additionalProperties':false},"
                + "'C':{'properties':{'x':{}},'additionalProperties':{'type':'integer'}},"
                + "'D':{'properties':{'x':{}},'additionalProperties':true},"
                + "'F':{'properties':{'x':{}},'patternProperties':{'^y':{'type':'string'}},'additionalProperties':false},"
                + "'G':{'properties':{'x':{}},'unevaluatedProperties':false}");

        assertThat(m.text())
                .contains("A {x?: untyped, additionalProperties?: text, ...}")
                .contains("B {x?: untyped}")
                .contains("C {x?: untyped, *: LONG}")
                .contains("D {x?: untyped, ...}")
                .contains("F {x?: untyped, *: text}")
                .contains("G {x?: untyped}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "'patternProperties':{'^x-':{'type':'string'}} | {*: untyped}",
                "'patternProperties':{'^x-':{'type':'string'}},'additionalProperties':true | {*: untyped}",
                "'patternProperties':{'^x-':{'type':'string'}},'additionalProperties':false | {*: text}",
                "'patternProperties':{'^x-':{'type':'string'}},'additionalProperties':{'type':'string'} | {*: text}",
                "'patternProperties':{'.':{'type':'string'}} | {*: text}",
                "'patternProperties':{'.*':{'type':'string'}},'additionalProperties':true | {*: text}"
            })
    void whatStandsBesideTheNamesOfAPatternIsNotLost(String schema, String expected) {
        Modelled m = Modelled.schemas("'O':{'properties':{'x':{'type':'object'," + schema + "}}}");

        assertThat(m.type("O", "x")).isEqualTo(expected);
        assertThat(m.codes()).isEqualTo(expected.contains("untyped") ? List.of("untyped-schema") : List.of());
    }

    @Test
    void twoPatternsOfNamesMakeTheValuesUntyped() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'x':{'type':'object','patternProperties':{'^a':{'type':'string'},'^b':{'type':'integer'}}}}}");

        assertThat(m.type("O", "x")).isEqualTo("{*: untyped}");
        assertThat(m.codes()).containsExactly("untyped-schema");
    }

    @Test
    void aRequiredMemberThatNobodyDescribesIsUntyped() {
        Modelled m = Modelled.schemas("'O':{'type':'object','required':['x'],'properties':{'y':{}}}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {y?: untyped, x: untyped, ...}");
        assertThat(m.diagnostic("untyped-schema").pointer()).isEqualTo("/components/schemas/O/required/0");
    }

    @Test
    void conditionsAreNotedAndIgnored() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'lifespan':{'type':'string'}},'if':{'properties':{'lifespan':{'const':'s'}}},'then':{'required':['ttl']}}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {lifespan?: text, ...}");
        assertThat(m.codes()).containsExactly("ignored-keyword");
    }
}
