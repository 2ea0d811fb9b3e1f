package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How objects of a union are told apart. */
class DecisionTest {
    @Test
    void byAConstant() {
        Modelled m = union(
                "{'type':'object','required':['t'],'properties':{'t':{'const':'a'}}}",
                "{'type':'object','required':['t'],'properties':{'t':{'const':'b'}}}");

        assertThat(decision(m)).isEqualTo("t(a>0 b>1 else>? absent>?)");
        assertThat(m.union("U").variants())
                .extracting(Declaration.Variant::label)
                .containsExactly("a", "b");
    }

    @Test
    void byAnEnumerationOfOneValueWhichBecomesAConstant() {
        Modelled m = union(
                "{'type':'object','required':['type'],'properties':{'type':{'enum':['INVOKE']},'x':{'enum':['only']}}}",
                "{'type':'object','required':['type'],'properties':{'type':{'type':'string','enum':['DECLARE']}}}");

        assertThat(decision(m)).isEqualTo("type(INVOKE>0 DECLARE>1 else>? absent>?)");
        assertThat(m.text()).contains("U.INVOKE {type: text = INVOKE, x?: U/oneOf/0/properties/x, ...}");
        assertThat(m.declares("U/oneOf/0/properties/type")).isFalse();
    }

    @Test
    void anEnumerationOfOneValueOutsideAUnionStaysOpen() {
        Modelled m = Modelled.schemas("'O':{'type':'object','required':['t'],'properties':{'t':{'enum':['x']}}}");

        assertThat(m.type("O", "t")).isEqualTo("O/properties/t");
    }

    @Test
    void anEnumerationOfOneValueInAVariantIsAConstantWhateverTellsTheVariantsApart() {
        String told = object("'t':{'enum':['x']},'a':{}", "t", "a");
        for (String other :
                new String[] {object("'t':{'const':'y'}", "t"), object("'b':{}", "b"), "{'type':'string'}"}) {
            assertThat(ModelText.declaration(union(told, other).declared("U/oneOf/0")))
                    .contains("{t: text = x, a: untyped, ...}");
        }
    }

    @Test
    void byTwoTagsOneAfterTheOther() {
        Modelled m = union(
                object("'type':{'const':'I'},'version':{'enum':['0x3','0x4']}", "type", "version"),
                object("'type':{'const':'I'},'version':{'enum':['0x1']}", "type", "version"),
                object("'type':{'const':'D'},'version':{'enum':['0x1']}", "type", "version"));

        assertThat(decision(m)).isEqualTo("type(I>version(0x3>0 0x4>0 0x1>1 else>? absent>?) D>2 else>? absent>?)");
    }

    @Test
    void byAnchoredPatternsOfFixedText() {
        Modelled m = union(
                object("'type':{'type':'string','pattern':'^0x4$'}", "type"),
                object("'type':{'type':'string','pattern':'^0x(2|3)$'}", "type"));

        assertThat(decision(m)).isEqualTo("type(0x4>0 0x2>1 0x3>1 else>? absent>?)");
    }

    @Test
    void byWholeNumbersAndTruth() {
        assertThat(decision(union(object("'v':{'const':1}", "v"), object("'v':{'const':2.0}", "v"))))
                .isEqualTo("v(1>0 2>1 else>? absent>?)");
        assertThat(decision(union(object("'ok':{'const':true}", "ok"), object("'ok':{'const':false}", "ok"))))
                .isEqualTo("ok(true>0 false>1 else>? absent>?)");
    }

    @Test
    void byRequiredMembers() {
        Modelled m = union(object("'hash':{}", "hash"), object("'number':{}", "number"));

        assertThat(decision(m)).isEqualTo("members([hash]>0 [number]>1 else>?)");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void aVariantThatRequiresLessIsTakenLastWithAWarning() {
        Modelled m = union(object("'a':{}", "a"), object("'a':{},'b':{}", "a", "b"));

        assertThat(decision(m)).isEqualTo("members([b]>1 [a]>0 else>?)");
        assertThat(m.diagnostic("guessed-variant").pointer()).isEqualTo("/components/schemas/U/oneOf/0");
    }

    @Test
    void aClosedVariantNeedsNoWarning() {
        Modelled m = union(
                "{'type':'object','required':['a'],'properties':{'a':{}},'additionalProperties':false}",
                object("'a':{},'b':{}", "a", "b"));

        assertThat(decision(m)).isEqualTo("members([b]>1 [a]>0 else>?)");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void whatMustNotBeThereHelps() {
        Modelled m = union(
                "{'type':'object','required':['a'],'properties':{'a':{},'b':{}},'not':{'required':['b']}}",
                object("'a':{},'b':{}", "a", "b"));

        assertThat(decision(m)).isEqualTo("members([b]>1 [a]>0 else>?)");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void variantsThatRequireNothingAreToldByTheirOwnMembersWithAWarning() {
        Modelled m = union(object("'ip':{'type':'string'}"), object("'pk':{'type':'string'}"));

        assertThat(decision(m)).isEqualTo("members([ip]>0 [pk]>1 else>0)");
        assertThat(m.codes()).containsExactly("guessed-variant");
    }

    @Test
    void variantsThatNothingTellsApartAreReportedWithBothPointers() {
        Modelled m = union(object("'a':{'type':'string'}", "a"), object("'a':{'type':'integer'}", "a"));

        assertThat(m.diagnostic("ambiguous-union").message())
                .contains("/components/schemas/U/oneOf/0")
                .contains("/components/schemas/U/oneOf/1");
        assertThat(m.diagnostic("ambiguous-union").advice()).contains("x-discriminator");
        assertThat(m.diagnostic("ambiguous-union").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void objectsThatNothingTellsApartAreOneWithTheMembersOfBoth() {
        Modelled m = union(
                object("'a':{'type':'string'},'b':{'type':'boolean'}", "a"),
                object("'a':{'type':'integer'},'b':{'type':'boolean'}", "a"),
                "{'type':'string'}");

        assertThat(m.union("U").variants()).hasSize(2);
        assertThat(m.text().lines().map(String::strip))
                .containsExactly(
                        "U = a U/oneOf/0 blend of U/oneOf/0 and U/oneOf/1 | String text by kind(OBJECT>0 STRING>1)",
                        "U.a {a: U/oneOf/0/properties/a of U/oneOf/0/properties/a or U/oneOf/1/properties/a, b?: truth, ...}",
                        "U/oneOf/0 blend of U/oneOf/0 and U/oneOf/1.a = String text | Integer LONG by kind(STRING>0 NUMBER>1)");
        assertThat(m.codes()).containsExactly("ambiguous-union");
    }

    @Test
    void anObjectThatSaysNoMoreThanAnotherIsThatOne() {
        Modelled m = Modelled.schemas("'Less':" + object("'id':{'type':'string'}") + ",'More':"
                + object("'id':{'type':'string'},'at':{'type':'integer'}")
                + ",'U':{'oneOf':[{'$ref':'#/components/schemas/Less'},{'$ref':'#/components/schemas/More'}]},'O':"
                + object("'u':{'$ref':'#/components/schemas/U'}", "u"));

        assertThat(m.type("O", "u")).isEqualTo("More");
    }

    @Test
    void objectsThatHaveTooLittleInCommonStayUntyped() {
        Modelled m = union(object("'a':{}", "a"), object("'b':{}", "b"), object("'a':{},'b':{}", "a", "b"));

        assertThat(m.declares("U")).isFalse();
        assertThat(m.codes()).contains("ambiguous-union");
    }

    @Test
    void whatIsAmbiguousIsAnErrorWhenStrict() {
        Modelled m = Modelled.document(
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[],'components':{'schemas':{'U':{'oneOf':["
                        + object("'a':{}", "a") + "," + object("'a':{'type':'object'}", "a") + "]}}}}",
                ModelOptions.DEFAULTS,
                Strictness.STRICT);

        assertThat(m.diagnostic("ambiguous-union").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void onlySomeVariantsMayHaveTheTag() {
        Modelled m = union(
                object("'kind':{'const':'x'},'v':{}", "kind", "v"),
                object("'kind':{'const':'y'},'v':{}", "kind", "v"),
                object("'v':{}", "v"));

        assertThat(decision(m)).isEqualTo("kind(x>0 y>1 else>2 absent>2)");
    }

    @Test
    void aTagThatMayBeAbsentMeansTheOneThatDoesNotRequireIt() {
        Modelled m =
                union(object("'kind':{'const':'x'},'v':{}", "v"), object("'kind':{'const':'y'},'v':{}", "kind", "v"));

        assertThat(decision(m)).isEqualTo("kind(x>0 y>1 else>? absent>0)");
    }

    @Test
    void theDiscriminatorOfTheDocumentCounts() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}],"
                        + "'discriminator':{'propertyName':'petType','mapping':{'c':'#/components/schemas/Cat'}}},"
                        + "'Cat':" + object("'petType':{'type':'string'}", "petType") + ",'Dog':"
                        + object("'petType':{'type':'string'},'x':{}", "petType"));

        assertThat(decision(m)).isEqualTo("petType(c>0 Dog>1 else>? absent>?)");
    }

    @Test
    void theDiscriminatorCanBeConfigured() {
        ModelOptions options = ModelOptions.builder()
                .tag("U", new TagChoice("k", java.util.Map.of("one", "Cat", "two", "Dog")))
                .build();
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}]}," + "'Cat':"
                        + object("'k':{'type':'string'}", "k") + ",'Dog':"
                        + object("'k':{'type':'string'},'x':{}", "k"),
                options);

        assertThat(decision(m)).isEqualTo("k(one>0 two>1 else>? absent>?)");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void aDiscriminatorThatAllVariantsIncludeCountsWhenNothingElseTellsThemApart() {
        Modelled m = Modelled.schemas(
                "'U':{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}]},"
                        + "'Pet':{'type':'object','required':['petType'],'properties':{'petType':{'type':'string'}},'discriminator':{'propertyName':'petType'}},"
                        + "'Cat':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'x':{}}}]},'Dog':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'required':['x'],'properties':{'x':{},'y':{}}}]}");

        assertThat(decision(m)).isEqualTo("petType(Cat>0 Dog>1 else>? absent>?)");
    }

    @Test
    void aDiscriminatorThatSaysNothingIsReportedAndNotUsed() {
        Modelled m = Modelled.schemas("'U':{'x-discriminator':'kind','oneOf':[" + object("'kind':{},'a':{}", "a") + ","
                + object("'kind':{},'b':{}", "b") + "]}");

        assertThat(m.codes()).containsExactly("invalid-hint");
        assertThat(decision(m)).isEqualTo("members([a]>0 [b]>1 else>?)");
    }

    @Test
    void aMemberThatMayHoldAnyTextIsNoTag() {
        Modelled m =
                union(object("'t':{'const':'a'},'x':{}", "t", "x"), object("'t':{'type':'string'},'y':{}", "t", "y"));

        assertThat(decision(m)).isEqualTo("members([x]>0 [y]>1 else>?)");
    }

    @Test
    void manyVariantsAreDecidedInTime() {
        StringBuilder variants = new StringBuilder();
        for (int i = 0; i < 800; i++) {
            variants.append(i == 0 ? "" : ",")
                    .append(object("'t':{'const':'v" + i + "'},'x" + i + "':{}", "t", "x" + i));
        }
        assertThat(Modelled.schemas("'U':{'oneOf':[" + variants + "]}")
                        .union("U")
                        .variants())
                .hasSize(800);
    }

    private static Modelled union(String... variants) {
        return Modelled.schemas("'U':{'oneOf':[" + String.join(",", variants) + "]}");
    }

    private static String object(String properties, String... required) {
        String names = required.length == 0 ? "" : "'required':['" + String.join("','", required) + "'],";
        return "{'type':'object'," + names + "'properties':{" + properties + "}}";
    }

    private static String decision(Modelled m) {
        Decision.ByKind kinds = (Decision.ByKind) m.union("U").decision();
        return ModelText.decision(kinds.branches().get(Decision.Kind.OBJECT));
    }

    @Test
    void arraysThatNothingTellsApartGetAdviceForArrays() {
        Modelled m = Modelled.schemas("'U':{'oneOf':[{'type':'array','prefixItems':[{'type':'string'}]},"
                + "{'type':'array','prefixItems':[{'const':'b'}]}]}");

        assertThat(m.diagnostic("ambiguous-union").advice())
                .startsWith("Give them different constants at one position, or first elements of different JSON types");
    }

    @Test
    void anObjectThatMayBeTwoOfAnAnyOfIsSaidToBe() {
        String one = "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}";
        String other = "{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}";

        assertThat(Modelled.schemas("'U':{'anyOf':[" + one + "}," + other + "}]}")
                        .diagnostic("simplified-schema")
                        .message())
                .isEqualTo(
                        "An object can be this alternative and /components/schemas/U/anyOf/0 at once; it is read as the first"
                                + " that fits, and the members of the other are kept untyped.");
        assertThat(Modelled.schemas("'U':{'oneOf':[" + one + "}," + other + "}]}")
                        .codes())
                .isEmpty();
        assertThat(Modelled.schemas("'U':{'anyOf':[" + one + ",'additionalProperties':false}," + other
                                + ",'additionalProperties':false}]}")
                        .codes())
                .isEmpty();
    }

    @Test
    void aTagIsFoundBehindManyMembers() {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "'m" + i + "':{'type':'string'}")
                .collect(Collectors.joining(","));
        String one = "{'type':'object','required':['type'],'properties':{" + many + ",'type':{'const':'%s'}}}";

        assertThat(Modelled.schemas("'U':{'oneOf':[" + one.formatted("a") + "," + one.formatted("b") + "]}")
                        .codes())
                .isEmpty();
    }

    @Test
    void whatMustNotBeThereTogetherIsNotChecked() {
        assertThat(Modelled.schemas("'O':{'type':'object','properties':{'a':{},'b':{}},'not':{'required':['a','b']}}")
                        .codes())
                .containsExactly("ignored-keyword");
    }
}
