package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.DocumentLoader;
import dev.duplexrpc.codegen.document.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which schema a type is made from, and what it is named after. */
class IdentityTest {
    @Test
    void chainsOfReferencesLeadToOneType() {
        Modelled m = Modelled.schemas(
                "'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/C'},'C':{'properties':{'x':{}}},"
                        + "'O':{'properties':{'a':{'$ref':'#/components/schemas/A'},'c':{'$ref':'#/components/schemas/C'}}}");

        assertThat(m.type("O", "a")).isEqualTo("C");
        assertThat(m.type("O", "c")).isEqualTo("C");
    }

    @Test
    void aReferenceThatDemandsMoreIsTheTypeOfWhoeverRefersToIt() {
        Modelled m = Modelled.schemas(
                "'All':{'type':'object','properties':{'s':{'enum':['a','b']}}},"
                        + "'Some':{'$ref':'#/components/schemas/All','properties':{'s':{'enum':['a']}}},"
                        + "'O':{'properties':{'x':{'$ref':'#/components/schemas/Some','title':'X'},'y':{'$ref':'#/components/schemas/Some'}}}");

        assertThat(m.type("O", "x")).isEqualTo("Some");
        assertThat(m.type("O", "y")).isEqualTo("Some");
    }

    @Test
    void aTypeWrittenInPlaceIsNamedByItsOwnerEvenIfAReferenceReachesItFirst() {
        Modelled m = Modelled.schemas("'A':{'properties':{'b':{'$ref':'#/components/schemas/B/properties/inner'}}},"
                + "'B':{'properties':{'inner':{'type':'object','properties':{'x':{}}}}}");

        assertThat(m.type("A", "b")).isEqualTo("B/properties/inner");
        assertThat(m.declared("B/properties/inner").hint())
                .isEqualTo(new NameHint.Inside(new TypeId("test.json", "/components/schemas/B"), "inner", null));
    }

    @Test
    void whatIsInheritedIsNamedByTheTypeThatItComesFromEvenIfAnHeirIsReachedFirst() {
        Modelled m = Modelled.schemas(
                "'A':{'allOf':[{'$ref':'#/components/schemas/B'},{'properties':{'y':{'type':'string'}}}]},"
                        + "'B':{'properties':{'inner':{'allOf':[{'$ref':'#/components/schemas/C'},{'properties':{'x':{}}}]}}},"
                        + "'C':{'properties':{'z':{}}}");

        assertThat(m.type("A", "inner")).isEqualTo(m.type("B", "inner"));
        assertThat(m.declared(m.type("B", "inner")).hint())
                .isEqualTo(new NameHint.Inside(new TypeId("test.json", "/components/schemas/B"), "inner", null));
    }

    @Test
    void aReferenceIntoAMethodReachesTheTypeOfThatMethod() {
        Modelled m = Modelled.methods(
                "{'name':'m','params':[{'name':'p','schema':{'type':'object','properties':{'x':{}}}}]},{'name':'n','params':[{'name':'q','schema':{'$ref':'#/methods/0/params/0/schema'}}]}",
                "'schemas':{'A':{'properties':{'y':{'$ref':'#/methods/0/params/0/schema'}}}}");

        assertThat(m.text()).contains("n(q?: /methods/0/params/0/schema)").contains("m()p {x?: untyped, ...}");
    }

    @Test
    void definitionsInsideASchemaAreNamedByTheirKey() {
        Modelled m = Modelled.schemas(
                "'A':{'properties':{'b':{'$ref':'#/components/schemas/A/definitions/Inner'}},'definitions':{'Inner':{'properties':{'x':{}}}}}");

        assertThat(ModelText.declaration(m.declared("A/definitions/Inner"))).isEqualTo("Inner {x?: untyped, ...}");
    }

    @Test
    void copiesOfADefinitionAreOneTypeAndThatOfTheComponentWhereThereIsOne() {
        String leaf =
                "'Leaf':{'type':'object','properties':{'n':{'type':'integer'},'next':{'$ref':'#/components/schemas/OWNER/definitions/Leaf'}}}";
        String use =
                "'properties':{'l':{'$ref':'#/components/schemas/OWNER/definitions/Leaf'},'r':{'$ref':'#/components/schemas/OWNER/definitions/Root'}}";
        String root = "'Root':{'type':'object','properties':{'x':{'type':'string'}}}";
        String schema = "'OWNER':{'type':'object'," + use + ",'definitions':{" + leaf + "," + root + "}}";

        Modelled m = Modelled.schemas(
                schema.replace("OWNER", "A") + "," + schema.replace("OWNER", "B")
                        + ",'Root':{'$schema':'http://json-schema.org/draft-07/schema#','title':'Root','type':'object','properties':{'x':{'type':'string'}}}");

        assertThat(m.type("A", "l")).isEqualTo("A/definitions/Leaf");
        assertThat(m.type("B", "l")).isEqualTo("A/definitions/Leaf");
        assertThat(m.type("A", "r")).isEqualTo("Root");
        assertThat(m.type("B", "r")).isEqualTo("Root");
    }

    @Test
    void definitionsOfOneNameThatDifferFurtherOnStayApart() {
        String schema =
                "'OWNER':{'type':'object','properties':{'l':{'$ref':'#/components/schemas/OWNER/definitions/Leaf'}},'definitions':{"
                        + "'Leaf':{'type':'object','properties':{'d':{'$ref':'#/components/schemas/OWNER/definitions/Depth'}}},"
                        + "'Depth':{'type':'TYPE'}}}";

        Modelled m = Modelled.schemas(schema.replace("OWNER", "A").replace("TYPE", "string") + ","
                + schema.replace("OWNER", "B").replace("TYPE", "integer"));

        assertThat(m.type("A", "l")).isEqualTo("A/definitions/Leaf");
        assertThat(m.type("B", "l")).isEqualTo("B/definitions/Leaf");
    }

    @Test
    void wholeFilesAndTheirPartsAreNamedAfterFileOrKey(@TempDir Path directory) throws IOException {
        Path document = write(
                directory.resolve("a.json"),
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m','params':[{'name':'p','schema':{'$ref':'schemas/pet-kind.schema.json'}},"
                        + "{'name':'q','schema':{'$ref':'schemas/all.json#/Block'}},{'name':'r','schema':{'$ref':'schemas/all.json#/x/Deep/properties/y'}}]}]}");
        write(
                directory.resolve("schemas/pet-kind.schema.json"),
                "{'type':'object','properties':{'x':{'$ref':'all.json#/Block'}}}");
        write(
                directory.resolve("schemas/all.json"),
                "{'Block':{'type':'object','properties':{'z':{}}},'x':{'Deep':{'properties':{'y':{'type':'object','properties':{'w':{}}}}}}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

        Modelled m = Modelled.build(
                new DocumentLoader(LoadOptions.DEFAULTS, diagnostics).load(List.of(document)),
                ModelOptions.DEFAULTS,
                diagnostics);

        assertThat(m.api().declarations().values())
                .extracting(d -> ((NameHint.Component) d.hint()).whole())
                .containsExactlyInAnyOrder("pet-kind", "Block", "Deep-y");
    }

    @Test
    void whatIsWrongInAnotherFileIsReportedWithTheReferencesThatLedThere(@TempDir Path directory) throws IOException {
        Path document = write(
                directory.resolve("a.json"),
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m','params':[{'name':'p','schema':{'$ref':'b.json#/B'}}]}]}");
        write(
                directory.resolve("b.json"),
                "{'B':{'type':'object','properties':{'x':{'$ref':'#/C'}}},'C':{'oneOf':[{'properties':{'y':{'type':'string'}}},{'properties':{'y':{'type':'integer'}}}]}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

        Modelled m = Modelled.build(
                new DocumentLoader(LoadOptions.DEFAULTS, diagnostics).load(List.of(document)),
                ModelOptions.DEFAULTS,
                diagnostics);

        assertThat(m.diagnostic("ambiguous-union").chain())
                .extracting(step -> step.pointer() + " " + step.reference())
                .containsExactly("/methods/0/params/0/schema b.json#/B", "/B/properties/x #/C");
    }

    @Test
    void keysOutsideOfComponentsNameTypesToo() {
        Modelled m = Modelled.document(
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m','params':[{'name':'p','schema':{'$ref':'#/x-schemas/Thing/Part'}}]}],"
                        + "'x-schemas':{'Thing':{'Part':{'type':'object','properties':{'x':{}}}}}}",
                ModelOptions.DEFAULTS,
                Strictness.LENIENT);

        assertThat(m.text()).contains("Part {x?: untyped, ...}");
    }

    @Test
    void pointersWithEscapesLeadToTheirSchema() {
        Modelled m = Modelled.schemas(
                "'a/b c':{'properties':{'x':{}}},'O':{'properties':{'p':{'$ref':'#/components/schemas/a~1b%20c'}}}");

        assertThat(m.type("O", "p")).isEqualTo("a~1b c");
    }

    @Test
    void aContentDescriptorAmongTheSchemasIsUnwrappedWithAWarning() {
        Modelled m = Modelled.schemas(
                "'D':{'name':'d','required':true,'schema':{'type':'object','properties':{'x':{}}}},'O':{'properties':{'d':{'$ref':'#/components/schemas/D'}}}");

        assertThat(m.codes()).contains("misplaced-content-descriptor");
        assertThat(m.text()).contains("{x?: untyped, ...}");
    }

    @Test
    void typesCanBeTakenFromElsewhere() {
        ModelOptions options = ModelOptions.builder()
                .type("Money", new JavaType("com.example.Money", null))
                .type(
                        "#/components/schemas/O/properties/when",
                        new JavaType("java.time.Instant", "com.example.Codecs.INSTANT"))
                .build();
        Modelled m = Modelled.schemas(
                "'Money':{'type':'object','properties':{'amount':{}}},'O':{'properties':{'m':{'$ref':'#/components/schemas/Money'},'n':{'allOf':[{'$ref':'#/components/schemas/Money'}],'nullable':true},"
                        + "'when':{'type':'string'},'hinted':{'type':'string','x-java-type':'com.example.Text'}}}",
                options);

        assertThat(m.declares("Money")).isFalse();
        assertThat(ModelText.declaration(m.declared("O")))
                .isEqualTo(
                        "O {m?: com.example.Money, n?: com.example.Money|null, when?: java.time.Instant by com.example.Codecs.INSTANT, hinted?: com.example.Text, ...}");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void namesCanBeChosen() {
        ModelOptions options = ModelOptions.builder().schemaName("B", "Bee").build();
        Modelled m = Modelled.schemas(
                "'A':{'x-java-name':'Ay','properties':{'p':{'x-java-name':'pee','type':'object','properties':{'x':{}}}}},'B':{'properties':{'x':{}}}",
                options);

        assertThat(m.declared("A").hint().chosen()).isEqualTo("Ay");
        assertThat(m.declared("B").hint().chosen()).isEqualTo("Bee");
        assertThat(m.member("A", "p").javaName()).isEqualTo("pee");
        assertThat(m.declared("A/properties/p").hint().chosen()).isNull();
    }

    @Test
    void aMethodThatSpellsATypeOutTwiceHasItOnce() {
        String tx =
                "{'type':'object','title':'%s','properties':{'from':{'type':'string'},'to':{'type':'string'},'value':{'type':'integer','description':'%s'}}}";
        Modelled m = Modelled.methods(
                "{'name':'sign','params':[{'name':'tx','schema':" + tx.formatted("a", "b")
                        + "}],'result':{'name':'r','schema':" + tx.formatted("c", "d") + "}},"
                        + "{'name':'send','params':[{'name':'tx','schema':" + tx.formatted("a", "b") + "}]}",
                "");

        assertThat(m.api().declarations()).hasSize(2);
        assertThat(m.method("sign").result().use())
                .isEqualTo(m.method("sign").params().get(0).use());
    }

    @Test
    void whatOnlyHappensToBeAlikeStaysApart() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'from':{'type':'object','properties':{'x':{}}},'to':{'type':'object','properties':{'x':{}}}}}");

        assertThat(m.type("O", "from")).isNotEqualTo(m.type("O", "to"));
    }

    @Test
    void onlyWhatIsReachedOrNamedIsDeclared() {
        Modelled m = Modelled.schemas(
                "'Lonely':{'properties':{'x':{}}},'Alias':{'type':'array','items':{'type':'object','properties':{'y':{}}}}");

        assertThat(m.text()).contains("Lonely {x?: untyped, ...}").contains("AliasItem {y?: untyped, ...}");
    }

    @Test
    void errorsOfTwoDocumentsThatAreSpeltAlikeAreOneOnlyWhereTheirReferencesLeadToTheSame(@TempDir Path directory)
            throws IOException {
        String document =
                "{'openrpc':'1.3.2','info':{'title':'%s','version':'1'},'methods':[{'name':'%s','params':[],'errors':["
                        + "{'code':1,'message':'Own','data':{'$ref':'#/components/schemas/Info'}},"
                        + "{'code':2,'message':'Deep','data':{'type':'object','properties':{'enum':{'$ref':'#/components/schemas/Info'}}}},"
                        + "{'code':3,'message':'Shared','data':{'$ref':'common.json#/Info'}},"
                        + "{'code':4,'message':'Alias','data':{'$ref':'#/components/schemas/Alias'}},"
                        + "{'code':5,'message':'Plain','data':{'type':'object','properties':{'x':{'type':'string'}}}}]}],"
                        + "'components':{'schemas':{'Info':{'type':'object','properties':{'%s':{'type':'string'}}},"
                        + "'Alias':{'$ref':'common.json#/Info'}}}}";
        Path a = write(directory.resolve("a.json"), document.formatted("A", "a", "ofA"));
        Path b = write(directory.resolve("b.json"), document.formatted("B", "b", "ofB"));
        write(directory.resolve("common.json"), "{'Info':{'type':'object','properties':{'x':{'type':'string'}}}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        Modelled m = Modelled.build(
                new DocumentLoader(LoadOptions.DEFAULTS, diagnostics).load(List.of(a, b)),
                ModelOptions.DEFAULTS,
                diagnostics);

        assertThat(m.api().errors().values())
                .extracting(ErrorModel::message)
                .containsExactly("Own", "Deep", "Shared", "Alias", "Plain", "Own", "Deep");
        assertThat(m.method("a").errors().subList(2, 5))
                .isEqualTo(m.method("b").errors().subList(2, 5));
    }

    private static Path write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json.replace('\'', '"'));
    }
}
