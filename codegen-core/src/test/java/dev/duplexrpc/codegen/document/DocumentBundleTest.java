package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.GeneratorOptions.Carried;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document that generated services carry: whole, and in need of no other file. */
class DocumentBundleTest {
    private static final String HEAD = "'openrpc':'1.3.2','info':{'title':'Shop','version':'1'}";

    @TempDir
    private Path folder;

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.replace('\'', '"'));
    }

    private GenerationResult generate(Carried carried, String... documents) {
        return Generator.generate(GeneratorOptions.of(
                        List.of(documents).stream().map(folder::resolve).toList(), "a.b")
                .withStrictness(Strictness.LENIENT)
                .withCarried(carried));
    }

    private String carried(String document) {
        GenerationResult result = generate(Carried.DOCUMENTS, document);
        assertThat(result.hasErrors()).as("%s", result.diagnostics()).isFalse();
        return String.valueOf(result.files().get("a/b/Shop.openrpc.json")).replace('"', '\'');
    }

    @Test
    void aDocumentOfOneFileIsCarriedAsItIs() throws IOException {
        String document = "{" + HEAD
                + ",'x-own':{'$ref':'kept.json'},'methods':[{'name':'get','params':[],'result':{'name':'r','schema':{'$ref':'#/components/schemas/A~1B'}}}],"
                + "'components':{'schemas':{'A/B':{'type':'object','properties':{'default':{'$ref':'#/components/schemas/A~1B'},'n':{'default':1.50}},'examples':[{'$ref':'x'}]}}}}";
        file("shop.json", document);

        assertThat(carried("shop.json")).isEqualTo(document + "\n");
    }

    @Test
    void whatIsElsewhereComesAlong() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'methods':[{'name':'get','params':[{'$ref':'parts/parts.json#/id'}],'result':{'name':'r','schema':{'$ref':'parts/types.json#/definitions/Pet','description':'A pet.'}}}],"
                        + "'components':{'schemas':{'Pet':{'type':'string'}}}}");
        file("parts/parts.json", "{'id':{'name':'id','schema':{'$ref':'../shop.json#/components/schemas/Pet'}}}");
        file(
                "parts/types.json",
                "{'definitions':{'Pet':{'$id':'https://example.com/pet','type':'object','properties':{'mother':{'$ref':'#/definitions/Pet'},'kind':{'$ref':'kind.yaml'}}}}}");
        file("parts/kind.yaml", "type: string\nenum: [dog, cat]\n");

        assertThat(carried("shop.json"))
                .isEqualTo("{" + HEAD
                        + ",'methods':[{'name':'get','params':[{'name':'id','schema':{'$ref':'#/components/schemas/Pet'}}],'result':{'name':'r','schema':{'$ref':'#/components/schemas/Pet_2','description':'A pet.'}}}],"
                        + "'components':{'schemas':{'Pet':{'type':'string'},"
                        + "'Pet_2':{'type':'object','properties':{'mother':{'$ref':'#/components/schemas/Pet_2'},'kind':{'$ref':'#/components/schemas/kind'}}},"
                        + "'kind':{'type':'string','enum':['dog','cat']}}}}\n");
    }

    @Test
    void componentsAreMadeWhereThereAreNone() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'methods':[{'name':'get','params':[],'result':{'name':'r','schema':{'$ref':'pet.json'}}}]}");
        file("pet.json", "{'type':'object','properties':{'ä b':{'$ref':'#/properties/ä%20b'},'c':{'$ref':'#'}}}");

        assertThat(carried("shop.json")).contains("'components':{'schemas':{'pet':{");
    }

    @Test
    void theSameBytesComeOnEveryRunAndNothingWhereItIsSwitchedOff() throws IOException {
        file("shop.json", "{" + HEAD + ",'methods':[{'name':'get','params':[]}]}");

        assertThat(generate(Carried.DOCUMENTS, "shop.json").files())
                .isEqualTo(generate(Carried.DOCUMENTS, "shop.json").files());
        GenerationResult without = generate(Carried.NOTHING, "shop.json");
        assertThat(without.files()).doesNotContainKey("a/b/Shop.openrpc.json");
        assertThat(without.files().get("a/b/ShopDispatcher.java")).doesNotContain("DOCUMENT");
    }

    @Test
    void referencesWithinASchemaOfItsOwnIdentityLeadToTheirPlaces() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'methods':[{'name':'get','params':[],'result':{'name':'r','schema':{'$ref':'https://e/a'}}}],'components':{'schemas':{'Anch':{'$id':'https://e/a',"
                        + "'properties':{'x':{'$ref':'#/components/schemas/Own'},'y':{'$ref':'#/$defs/F'}},'$defs':{'F':{'type':'string'}}},'Own':{'type':'integer'}}}}");

        assertThat(carried("shop.json"))
                .contains("'schema':{'$ref':'#/components/schemas/Anch'}")
                .contains("'x':{'$ref':'#/components/schemas/Own'}")
                .contains("'y':{'$ref':'#/components/schemas/Anch/$defs/F'}");
    }

    @Test
    void theDataOfErrorsIsASchemaWhereJavaTakesItForOne() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'methods':[{'name':'get','params':[],'errors':[{'code':1,'message':'a','data':{'$ref':'ext.json#/Step'}},{'code':2,'message':'b','data':{'type':'object','properties':{'s':{'$ref':'ext.json#/Step'}}}},"
                        + "{'code':3,'message':'c','data':{'type':'dog','of':{'$ref':'x'}}}]}]}");
        file("ext.json", "{'Step':{'type':'object','properties':{'at':{'type':'integer'}}}}");

        assertThat(carried("shop.json"))
                .contains("'data':{'$ref':'#/components/schemas/Step'}")
                .contains("'s':{'$ref':'#/components/schemas/Step'}")
                .contains("'data':{'type':'dog','of':{'$ref':'x'}}")
                .contains("'components':{'schemas':{'Step':{");
    }

    @Test
    void whatAReferenceOnTheWayAddsIsKept() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'methods':[{'name':'get','params':[{'name':'p','schema':{'$ref':'ext.json#/Short'}}]}]}");
        file("ext.json", "{'Short':{'$ref':'#/Text','maxLength':3},'Text':{'type':'string'}}");

        assertThat(carried("shop.json"))
                .contains("'schema':{'$ref':'#/components/schemas/Short'}")
                .contains("'Short':{'$ref':'#/components/schemas/Text','maxLength':3},'Text':{'type':'string'}");
    }

    @Test
    void schemasThatAnExtensionKeepsAreMadeComponentsWhereTheyNeedOtherFiles() throws IOException {
        file(
                "shop.json",
                "{" + HEAD
                        + ",'x-schemas':{'A':{'type':'object','properties':{'k':{'$ref':'kind.json'},'a':{'$ref':'#/x-schemas/A'}}},'B':{'type':'string'}},"
                        + "'methods':[{'name':'get','params':[{'name':'p','schema':{'$ref':'#/x-schemas/A'}},{'name':'q','schema':{'$ref':'#/x-schemas/B'}}]}]}");
        file("kind.json", "{'type':'string'}");

        assertThat(carried("shop.json"))
                .contains("'schema':{'$ref':'#/components/schemas/A'}")
                .contains("'schema':{'$ref':'#/x-schemas/B'}")
                .contains(
                        "'A':{'type':'object','properties':{'k':{'$ref':'#/components/schemas/kind'},'a':{'$ref':'#/components/schemas/A'}}}");
    }

    @Test
    void aServiceOfSeveralDocumentsCarriesNone() throws IOException {
        file("shop.json", "{" + HEAD + ",'methods':[{'name':'get','params':[]}]}");
        file("more.json", "{" + HEAD + ",'methods':[{'name':'set','params':[]}]}");
        file("other.json", "{" + HEAD.replace("Shop", "Other") + ",'methods':[{'name':'put','params':[]}]}");

        GenerationResult result = generate(Carried.DOCUMENTS, "shop.json", "more.json", "other.json");

        assertThat(result.files().keySet())
                .filteredOn(path -> path.endsWith(".json"))
                .containsExactly("a/b/Other.openrpc.json");
        assertThat(result.diagnostics())
                .singleElement()
                .satisfies(d -> assertThat(d.code()).isEqualTo("document-not-carried"))
                .satisfies(d -> assertThat(d.message()).contains("\"Shop\""));
        assertThat(generate(Carried.NOTHING, "shop.json", "more.json").diagnostics())
                .isEmpty();
    }
}
