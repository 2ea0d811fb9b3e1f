package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingExamplesTest {
    private static final String PARAMS =
            "'params':[{'name':'a','schema':{'type':'string'}},{'name':'b','schema':{'type':'integer'}}]";

    @Test
    void namesThatAreParametersSayWhichOneIsMeant() {
        assertThat(pointers("", "{'name':'b','value':1},{'name':'a','value':'x'}"))
                .isEmpty();
    }

    @Test
    void namesOfTheirOwnLeaveThePositionToSayIt() {
        assertThat(pointers("", "{'name':'one','value':'x'},{'name':'two','value':'y'}"))
                .containsExactly("/methods/0/examples/0/params/1/value");
    }

    @Test
    void byNameTheNameAloneCounts() {
        assertThat(pointers("'paramStructure':'by-name',", "{'name':'other','value':1},{'name':'b','value':'y'}"))
                .containsExactly("/methods/0/examples/0/params/0", "/methods/0/examples/0/params/1/value");
    }

    @Test
    void whatAnExampleLacksOrHasTooMuchOfIsSaid() {
        String method = "{'name':'m',%s'params':[{'name':'a','required':true,'schema':{}},{'name':'b','schema':{}}],"
                + "'examples':[{'name':'e','params':[%s],'result':{'name':'r','value':1}}]}";

        assertThat(Loaded.methods(method.formatted("'paramStructure':'by-name',", "{'name':'b','value':1}"), "")
                        .diagnostics())
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrder(
                        "The example \"e\" lacks the required parameter \"a\" of the method \"m\".",
                        "The example has a result, and the method \"m\" is a notification, which has none.");
        assertThat(Loaded.methods(
                                method.formatted(
                                        "", "{'name':'x','value':1},{'name':'y','value':1},{'name':'z','value':1}"),
                                "")
                        .diagnostics())
                .extracting(Diagnostic::message)
                .contains("The example has more values than the method \"m\" has parameters.");
    }

    @Test
    void aValueMayStandElsewhere() {
        assertThat(pointers("", "{'name':'a','externalValue':'https://e.com/a'},{'name':'b','value':1}"))
                .isEmpty();
        assertThat(pointers("", "{'name':'a'},{'name':'b','value':1}"))
                .containsExactly("/methods/0/examples/0/params/0");
    }

    @Test
    void aLinkLeadsToAMethodOfTheDocument() {
        Loaded loaded = Loaded.methods(
                "{'name':'getPet','params':[],'links':[{'name':'l','method':'getPets'},{'name':'k','method':'getPet'}]}",
                "");

        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .contains("invalid-value: The link leads to the method \"getPets\"");
    }

    @Test
    void theResultIsComparedToo() {
        Loaded loaded = Loaded.methods(
                "{'name':'m','params':[],'result':{'name':'r','schema':{'type':'string'}},"
                        + "'examples':[{'name':'e','params':[],'result':{'name':'r','value':1}}]}",
                "");

        assertThat(loaded.diagnostics())
                .extracting(Diagnostic::pointer)
                .containsExactly("/methods/0/examples/0/result/value");
    }

    @Test
    void theComparisonCanBeSwitchedOff() {
        String text = "openrpc: 1.3.2\ninfo: {title: T, version: '1'}\nmethods: []\n"
                + "components: {schemas: {A: {type: string, default: 1}}}\n";

        assertThat(Loaded.of("test.yaml", text, LoadOptions.DEFAULTS).codes()).containsExactly("example-mismatch");
        assertThat(Loaded.of("test.yaml", text, LoadOptions.DEFAULTS.withExamples(LoadOptions.ExampleChecks.OFF))
                        .codes())
                .isEmpty();
    }

    private static List<String> pointers(String structure, String params) {
        Loaded loaded = Loaded.methods(
                "{'name':'m'," + structure + PARAMS + ",'examples':[{'name':'e','params':[" + params + "]}]}", "");
        return loaded.diagnostics().stream().map(Diagnostic::pointer).toList();
    }
}
