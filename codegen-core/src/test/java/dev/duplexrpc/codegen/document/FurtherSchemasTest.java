package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas where OpenRPC has none are checked as all others are. */
class FurtherSchemasTest {
    private static final String SLIPS = "{'type':'object','propertys':{},'properties':{'free':{'type':'strng'},"
            + "'n':{'type':'integer','minimum':'0','default':'x'},'p':{'$ref':'#/components/schemas/Gone'}}}";

    private static final String[] FOUND = {
        "invalid-schema", "invalid-schema", "unknown-keyword", "dangling-reference", "example-mismatch"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'result':{'name':'r','schema':true},'errors':[{'code':1,'message':'Bad','data':SLIPS}]",
                "'result':{'name':'r','schema':true},'errors':[{'$ref':'#/x-errors/Bad'}]",
                "'result':{'name':'r','schema':true},'x-progress':SLIPS",
                "'result':{'name':'r','schema':true},'x-subscription':{'item':SLIPS,'notification':'n','unsubscribe':'u'}"
            })
    void slipsAreFoundInSchemasOfErrorsProgressAndSubscriptions(String parts) {
        Loaded loaded = Loaded.json(("{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m',"
                        + "'params':[]," + parts + "}],'x-errors':{'Bad':{'code':1,'message':'Bad','data':SLIPS}}}")
                .replace("SLIPS", SLIPS));

        assertThat(loaded.codes()).containsExactlyInAnyOrder(FOUND);
    }

    @Test
    void slipsAreFoundInErrorsOfTheComponentsThatNoMethodUses() {
        Loaded loaded = Loaded.methods("", "'errors':{'Bad':{'code':1,'message':'Bad','data':" + SLIPS + "}}");

        assertThat(loaded.codes()).containsExactlyInAnyOrder(FOUND);
    }

    @Test
    void anErrorThatSeveralMethodsReferToIsCheckedOnce() {
        String method =
                "'params':[],'result':{'name':'r','schema':true},'errors':[{'$ref':'#/components/errors/Bad'}]}";
        Loaded loaded = Loaded.methods(
                "{'name':'a'," + method + ",{'name':'b'," + method,
                "'errors':{'Bad':{'code':1,'message':'Bad','data':" + SLIPS + "}}");

        assertThat(loaded.codes()).containsExactlyInAnyOrder(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"definitions", "$defs"})
    void slipsAreFoundInDefinitionsAtTheTopOfTheDocument(String container) {
        Loaded loaded = Loaded.json("{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[],'" + container
                + "':{'A':" + SLIPS + "}}");

        assertThat(loaded.codes()).contains(FOUND);
    }

    @Test
    void dataThatIsAValueIsNone() {
        Loaded loaded = Loaded.methods(
                "{'name':'m','params':[],'errors':[{'code':1,'message':'a','data':{'propertys':1,'minimum':'0'}},"
                        + "{'code':2,'message':'b','data':'strng'}]}",
                "");

        assertThat(loaded.codes()).isEmpty();
    }

    @Test
    void aFileThatOnlyTheDataOfAnErrorRefersToIsCheckedToo(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("info.json"), "{\"type\":\"strng\"}");
        Path document = Files.writeString(
                directory.resolve("a.json"),
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[],'components':{'errors':{'Bad':{'code':1,'message':'Bad','data':{'$ref':'info.json'}}}}}"
                        .replace('\'', '"'));

        Loaded loaded = Loaded.of(document.toString(), Files.readString(document), LoadOptions.DEFAULTS);

        assertThat(loaded.codes()).containsExactly("invalid-schema");
        assertThat(loaded.diagnostics().get(0).chain()).hasSize(1);
    }

    @Test
    void theWayToAnErrorIsTold() {
        Loaded loaded = Loaded.json(
                "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m','params':[],"
                        + "'errors':[{'$ref':'#/x-errors/Bad'}]}],'x-errors':{'Bad':{'code':1,'message':'Bad','data':{'type':'string','minLength':'3'}}}}");

        assertThat(loaded.codes()).containsExactly("invalid-schema");
        assertThat(loaded.diagnostics().get(0).chain()).hasSize(1);
    }
}
