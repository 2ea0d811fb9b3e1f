package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.JsonCodec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What generated code says, to who reads it and to who sends it something wrong. */
class WordsTest {
    private static final String THING = Generation.PACKAGE + ".Thing";

    @Test
    void pagesOutsideAreReferredTo() {
        Map<String, String> files = Generation.of(
                "{'openrpc':'1.3.2','info':{'title':'Test','version':'1'},"
                        + "'externalDocs':{'url':'https://example.com/all'},'methods':[{'name':'m','params':["
                        + "{'name':'p','required':true,'schema':{'type':'string','externalDocs':{'url':'https://example.com/p'}}}],"
                        + "'result':{'name':'r','schema':{'$ref':'#/components/schemas/Thing'}},"
                        + "'externalDocs':{'url':'https://example.com/m?a=1&b=2','description':'The <rules> */ @of m'}}],"
                        + "'components':{'schemas':{'Thing':{'type':'object','description':'A thing.','properties':{"
                        + "'a':{'type':'string','description':'Words.','externalDocs':{'url':'https://example.com/a','description':'More'}}},"
                        + "'externalDocs':{'url':'mailto:ada@example.com','description':'Ada'}},"
                        + "'Bad':{'type':'object','properties':{'a':{'type':'string'}},'externalDocs':{'url':'javascript:alert(1)','description':'Click'}}}}}");

        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(Generation.file(files, "Test"))
                .contains("@see <a href=\"https://example.com/all\">https://example.com/all</a>")
                .contains("@see <a href=\"https://example.com/m?a=1&amp;b=2\">The &lt;rules&gt; *&#47; &#64;of m</a>")
                .contains("@param p See <a href=\"https://example.com/p\">https://example.com/p</a>.");
        assertThat(Generation.file(files, "Thing"))
                .contains("@see <a href=\"mailto:ada&#64;example.com\">Ada</a>")
                .contains("@param a Words. See <a href=\"https://example.com/a\">More</a>.");
        assertThat(Generation.file(files, "Bad")).doesNotContain("@see").doesNotContain("javascript");
    }

    @Test
    void parametersThatAreDeprecatedAreCalledSo() {
        Map<String, String> files = Generation.ofMethods(
                "{'name':'m','params':[{'name':'p','deprecated':true,'description':'Use `q`.','schema':{'type':'string'}},"
                        + "{'name':'q','deprecated':true,'schema':{'type':'string'}}]}",
                "");

        assertThat(Generation.file(files, "Test"))
                .contains("@param p Deprecated. Use {@code q}.")
                .contains("@param q Deprecated.");
        assertThat(GeneratedCode.problems(files)).isEmpty();
    }

    @Test
    void aValueWithoutCharactersIsDescribed() {
        Map<String, String> files = Generation.ofSchemas("'Thing':{'enum':['','a']}");

        assertThat(Generation.file(files, "Thing"))
                .contains("/** the empty text */")
                .doesNotContain("(blank)");
    }

    @Test
    void aLongDefaultIsCut() {
        Map<String, String> files = Generation.ofSchemas(
                "'Thing':{'type':'object','properties':{'a':{'type':'array','items':{'type':'string'}," + "'default':['"
                        + "x".repeat(500) + "']}}}");

        assertThat(Generation.file(files, "Thing")).contains("x…").doesNotContain("x".repeat(300));
    }

    @Test
    void aUnionRefusesInTheWordsOfTheDocument() {
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas("'Thing':{'oneOf':[{'type':'string'},"
                + "{'type':'object','required':['type'],'properties':{'type':{'const':'arrived'}}},"
                + "{'type':'object','required':['type'],'properties':{'type':{'const':'left'}}}]},"
                + "'Other':{'oneOf':[{'type':'object','required':['row'],'properties':{'row':{'type':'string'}}},"
                + "{'type':'object','required':['reader'],'properties':{'reader':{'type':'string'}}}]}"));

        assertThatThrownBy(() -> code.roundTrip(THING, "{\"type\":\"arived\"}"))
                .hasMessageContaining(
                        "is none of the alternatives: an object whose 'type' is 'arrived' or 'left'; a string");
        assertThatThrownBy(() -> code.roundTrip(Generation.PACKAGE + ".Other", "{}"))
                .hasMessageContaining("is none of the alternatives: an object with 'row' or 'reader'");
    }

    @Test
    void aTextThatIsNeitherListedNorOfThePatternIsToldBoth() {
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas(
                "'Thing':{'oneOf':[{'enum':['latest','earliest']},{'type':'string','pattern':'^0x[0-9a-f]+$'}]}"));

        assertThatThrownBy(() -> code.roundTrip(THING, "\"0xZZ\""))
                .hasMessageContaining(
                        "is none of the alternatives: 'latest', 'earliest' or a string that matches ^0x[0-9a-f]+$");
        JsonCodec<Object> client = code.codec(THING);
        assertThat(client.toJson(client.fromJson("\"finalized\""))).isEqualTo("\"finalized\"");
    }
}
