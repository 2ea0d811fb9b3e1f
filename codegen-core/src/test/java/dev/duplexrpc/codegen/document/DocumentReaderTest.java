package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.specs.OpenRpcSchemas;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    @Test
    void theSampleIsCleanAndReadCompletely() {
        Loaded loaded = Loaded.json(OpenRpcSchemas.petStore());

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.document().info().title()).isEqualTo("Pet Store");
        assertThat(loaded.document().version()).isEqualTo(OpenRpcVersion.V1_3);
        assertThat(loaded.document().methods())
                .extracting(MethodObject::name)
                .startsWith("listPets", "getPet", "addPet", "adoptPet", "petSeen", "watchPets");
        assertThat(loaded.method(0).params())
                .extracting(ContentDescriptor::name)
                .containsExactly("limit", "tags");
        assertThat(loaded.method(1).errors().get(0).place().pointer()).isEqualTo("/components/errors/PetNotFound");
        assertThat(loaded.method(4).isNotification()).isTrue();
        assertThat(loaded.method(5).extensions()).containsOnlyKeys("x-subscription");
        assertThat(loaded.document().components().schemas()).containsKeys("PetId", "PetKind", "Pet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1.2.6' | V1_2 | ``",
                "'1.3.0' | V1_3 | ``",
                "'1.4.17' | V1_4 | ``",
                "'1.0.0-rc1' | V1_2 | unsupported-version",
                "'1.1.9' | V1_2 | unsupported-version",
                "'2.0.0' | V1_4 | unsupported-version",
                "'1.4.x' | V1_4 | invalid-version",
                "'1.3' | V1_3 | invalid-version",
                "1.3 | V1_3 | invalid-version",
                "'latest' | V1_4 | invalid-version",
                "{} | V1_4 | invalid-version"
            })
    void theVersionDecidesTheRules(String version, OpenRpcVersion rules, String code) {
        Loaded loaded = Loaded.json("{'openrpc':" + version + ",'info':{'title':'T','version':'1'},'methods':[]}");

        assertThat(loaded.document().version()).isEqualTo(rules);
        assertThat(loaded.codes()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'openrpc':'2.0.0','info':{'title':'T','version':'1'},'methods':[]} | OpenRPC 2.0.0 is not one of the versions 1.2, 1.3 and 1.4; the document is read by the rules of 1.4. | Set \"openrpc\" to \"1.4.0\"",
                "{'openrpc':'1.3','info':{'title':'T','version':'1'},'methods':[]} | \"openrpc\" is \"1.3\", which is no version of the specification | Write a string of three numbers, such as \"1.3.0\".",
                "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'paths':{}} | test.json is not an OpenRPC document | Give the path of a document with \"openrpc\", \"info\" and \"methods\" at its top."
            })
    void aWrongVersionOrDocumentIsToldWithWhatToDo(String document, String message, String advice) {
        Diagnostic problem = Loaded.json(document).diagnostics().get(0);

        assertThat(problem.message()).startsWith(message);
        assertThat(problem.advice()).startsWith(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | it holds an array and not an object",
                "{'openapi':'3.0.0'} | it is an OpenAPI document",
                "{'asyncapi':'3.0.0'} | it is an AsyncAPI document",
                "{'definitions':{}} | it has no member \"openrpc\""
            })
    void anotherKindOfFileIsRefusedWithOneSentence(String json, String why) {
        Loaded loaded = Loaded.json(json);

        assertThat(loaded.documents()).isEmpty();
        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.problems().get(0)).contains("not-openrpc: test.json is not an OpenRPC document: " + why);
    }

    @Test
    void ofTwoMethodsWithOneNameTheFirstOneStays() {
        Loaded loaded = Loaded.methods("{'name':'a','params':[],'summary':'1'},{'name':'a','params':[]}", "");

        assertThat(loaded.document().methods()).hasSize(1);
        assertThat(loaded.method(0).summary()).isEqualTo("1");
        assertThat(loaded.problems())
                .containsExactly("1:105 duplicate-method: The method \"a\" is defined twice, first at test.json:1:66; "
                        + "this one is left out.");
    }

    @Test
    void ofTwoParametersWithOneNameBothStayOnlyByPosition() {
        String params = "'params':[{'name':'x','schema':true},{'name':'x','schema':true}]";
        Loaded loaded = Loaded.methods(
                "{'name':'a'," + params + "},{'name':'b','paramStructure':'by-position'," + params + "}", "");

        assertThat(loaded.codes()).containsExactly("duplicate-parameter", "duplicate-parameter");
        assertThat(loaded.method(0).params()).hasSize(1);
        assertThat(loaded.method(1).params()).hasSize(2);
    }

    @Test
    void aRequiredParameterBehindAnOptionalOneIsReportedUnlessNamesAreUsed() {
        String params = "'params':[{'name':'x','schema':true},{'name':'y','required':true,'schema':true}]";
        Loaded loaded = Loaded.methods(
                "{'name':'a'," + params + "},{'name':'b','paramStructure':'by-name'," + params + "}", "");

        assertThat(loaded.problems())
                .containsExactly(
                        "1:115 required-after-optional: The required parameter \"y\" of the method \"a\" stands behind "
                                + "the optional one \"x\", so by position nobody could leave that one out.");
    }

    @Test
    void aParameterThatCannotBeReadKeepsItsPosition() {
        Loaded loaded = Loaded.methods(
                "{'name':'a','params':[{'$ref':'#/components/contentDescriptors/Gone'},7,{'name':'z','schema':true}]}",
                "");

        assertThat(loaded.method(0).params())
                .extracting(ContentDescriptor::name)
                .containsExactly("Gone", "param2", "z");
        assertThat(loaded.method(0).params().get(0).schema().node()).hasToString("true");
        assertThat(loaded.codes()).containsExactly("dangling-reference", "wrong-type");
    }

    @Test
    void aReferenceToASchemaWhereAContentDescriptorIsNeededIsReportedAndUsed() {
        Loaded loaded = Loaded.methods(
                "{'name':'a','params':[{'$ref':'#/components/schemas/Pet'}]}", "'schemas':{'Pet':{'type':'string'}}");

        assertThat(loaded.codes()).containsExactly("misdirected-reference");
        assertThat(loaded.method(0).params().get(0).name()).isEqualTo("Pet");
        assertThat(loaded.method(0).params().get(0).schema().pointer()).isEqualTo("/components/schemas/Pet");
    }

    @Test
    void aMissingResultIsAMistakeOnlyBefore13() {
        String rest = "'info':{'title':'T','version':'1'},'methods':[{'name':'a','params':[]}]}";

        assertThat(Loaded.json("{'openrpc':'1.3.0'," + rest).codes()).isEmpty();
        assertThat(Loaded.json("{'openrpc':'1.2.6'," + rest).codes()).containsExactly("missing-result");
        assertThat(Loaded.json("{'openrpc':'1.2.6'," + rest).method(0).isNotification())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'params':[],'errors':[{'code':1,'message':'m'}]",
                "'params':[],'examples':[{'name':'e','params':[],'result':{'name':'r','value':1}}]",
                "'summary':'Only a name.'"
            })
    void aForgottenResultIsUntypedWhereTheMethodIsAnswered(String method) {
        String rest = "'info':{'title':'T','version':'1'},'methods':[{'name':'a'," + method + "}]}";

        Loaded old = Loaded.json("{'openrpc':'1.2.6'," + rest);

        assertThat(old.codes()).contains("missing-result");
        assertThat(old.problems())
                .anyMatch(problem -> problem.endsWith("it is taken for one that returns untyped JSON."));
        assertThat(old.method(0).isNotification()).isFalse();
        assertThat(Loaded.json("{'openrpc':'1.3.0'," + rest).method(0).isNotification())
                .isTrue();
    }

    @Test
    void aContentDescriptorThatIsItsOwnSchemaIsReadAsOne() {
        Loaded loaded = Loaded.methods(
                "{'name':'a','params':[{'name':'x','required':true,'type':'string'},{'name':'y','$ref':'#/components/schemas/Pet'}]}",
                "'schemas':{'Pet':{'type':'string'}}");

        assertThat(loaded.method(0).params())
                .extracting(ContentDescriptor::name)
                .containsExactly("x", "y");
        assertThat(loaded.method(0).params())
                .extracting(param -> param.schema().pointer())
                .containsExactly("/methods/0/params/0", "/components/schemas/Pet");
    }

    @Test
    void aTagMayBeItsNameAlone() {
        Loaded loaded = Loaded.methods("{'name':'a','params':[],'tags':['pets']}", "");

        assertThat(loaded.codes()).containsExactly("wrong-type");
        assertThat(loaded.method(0).tags()).extracting(TagObject::name).containsExactly("pets");
    }

    @Test
    void severalErrorsWithOneCodeAreNotedOnce() {
        Loaded loaded = Loaded.methods(
                "{'name':'a','params':[],'errors':[{'code':1,'message':'a'},{'code':1,'message':'b'},{'code':1,'message':'c'}]}",
                "");

        assertThat(loaded.problems())
                .containsExactly(
                        "1:125 duplicate-error-code: The method \"a\" has 3 errors with the code 1; a caller can tell "
                                + "them apart by their messages and their data only.");
        assertThat(loaded.method(0).errors()).hasSize(3);
    }

    @Test
    void whatJsonRpcKeepsToItselfIsNoted() {
        Loaded loaded = Loaded.methods(
                "{'name':'rpc.mine','params':[],'errors':[{'code':-32500,'message':'a'},{'code':-32602,'message':'b'},"
                        + "{'code':-32050,'message':'c'}]}",
                "");

        assertThat(loaded.codes()).containsExactly("reserved-method-name", "reserved-error-code");
        assertThat(loaded.diagnostics()).extracting(Diagnostic::severity).containsOnly(Severity.NOTE);
    }

    @Test
    void whatTheRuntimeAnswersByItselfIsNoMethodWhateverItsResultRefersTo() {
        Loaded loaded = Loaded.methods(
                "{'name':'rpc.discover','params':[],'result':{'name':'document','schema':"
                        + "{'$ref':'https://example.org/meta-schema.json'}}},{'name':'open','params':[]}",
                "");

        assertThat(loaded.document().methods()).extracting(MethodObject::name).containsExactly("open");
        assertThat(loaded.codes()).containsExactly("discovery-method");
        assertThat(loaded.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "rpc.cancel, unserved-method",
        "rpc.credit, unserved-method",
        "rpc.progress, unserved-method",
        "rpc.progress.x, unserved-method",
        "rpc.link.open, unserved-method",
        "rpc.linked, reserved-method-name",
        "rpc.cancelled, reserved-method-name"
    })
    void aNameThatNoServerServesIsAWarning(String name, String code) {
        assertThat(Loaded.methods("{'name':'" + name + "','params':[]}", "").codes())
                .containsExactly(code);
    }

    @Test
    void anErrorCodeBeyond32BitsIsLeftOut() {
        Loaded loaded = Loaded.methods("{'name':'a','params':[],'errors':[{'code':3000000000,'message':'a'}]}", "");

        assertThat(loaded.codes()).containsExactly("invalid-value");
        assertThat(loaded.method(0).errors()).isEmpty();
    }

    @Test
    void danglingReferencesDeepInsideSchemasAreFound() {
        Loaded loaded =
                Loaded.methods("", "'schemas':{'A':{'items':{'anyOf':[{'properties':{'x':{'$ref':'#/gone'}}}]}}}");

        assertThat(loaded.problems())
                .containsExactly(
                        "1:143 dangling-reference: The reference \"#/gone\" leads nowhere: the document has no member "
                                + "\"gone\".");
    }

    @Test
    void aSchemaOutsideOfTheComponentsIsCheckedWhenAReferenceLeadsThere() {
        Loaded loaded = Loaded.json(
                "{'openrpc':'1.3.0','info':{'title':'T','version':'1'},'methods':[],'x-schemas':{'A':{'type':'strin'}},"
                        + "'components':{'schemas':{'B':{'$ref':'#/x-schemas/A'}}}}");

        assertThat(loaded.problems())
                .containsExactly(
                        "1:93 invalid-schema: \"type\" must be one of array, boolean, integer, null, number, object, "
                                + "string; it is \"strin\".");
        assertThat(loaded.diagnostics().get(0).chain()).hasSize(1);
        assertThat(loaded.diagnostics().get(0).advice()).isEqualTo("Did you mean \"string\"?");
    }

    @Test
    void aNumberInYamlWhereATextIsMeantIsReadAsItsSpelling() {
        Loaded loaded = Loaded.of(
                "test.yaml", "openrpc: 1.3.2\ninfo: {title: T, version: 1.10}\nmethods: []\n", LoadOptions.DEFAULTS);

        assertThat(loaded.document().info().version()).isEqualTo("1.10");
        assertThat(loaded.problems()).containsExactly("2:27 wrong-type: \"version\" must be a string; it is a number.");
        assertThat(loaded.diagnostics().get(0).advice()).isEqualTo("Put the value in quotes.");
    }
}
