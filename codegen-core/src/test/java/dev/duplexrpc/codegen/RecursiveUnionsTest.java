package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Unions written inside what is a variant of them. Java does not let a class implement an interface inside itself. */
class RecursiveUnionsTest {
    @Test
    void aTypeCanBeAVariantOfAUnionInsideIt() {
        Map<String, String> files = Generation.ofSchemas(
                "'Filter':{'type':'object','properties':{'not':{'oneOf':[{'$ref':'#/components/schemas/Filter'},{'type':'integer'}]}}}");

        assertThat(Generation.file(files, "FilterNot")).contains("permits Filter,");
        assertThat(GeneratedCode.compile(files).roundTrip(Generation.PACKAGE + ".Filter", "{\"not\":{\"not\":7}}"))
                .isEqualTo("{\"not\":{\"not\":7}}");
    }

    @Test
    void twoTypesCanBeVariantsOfUnionsInsideEachOther() {
        Map<String, String> files = Generation.ofSchemas(
                "'A':{'type':'object','properties':{'x':{'oneOf':[{'$ref':'#/components/schemas/B'},{'type':'integer'}]}}},"
                        + "'B':{'type':'object','properties':{'y':{'oneOf':[{'$ref':'#/components/schemas/A'},{'type':'integer'}]}}}");

        assertThat(GeneratedCode.compile(files).roundTrip(Generation.PACKAGE + ".A", "{\"x\":{\"y\":{\"x\":1}}}"))
                .isEqualTo("{\"x\":{\"y\":{\"x\":1}}}");
    }

    @Test
    void aUnionThatIsNoVariantsOwnStaysInside() {
        Map<String, String> files = Generation.ofSchemas(
                "'Holder':{'type':'object','properties':{'value':{'oneOf':[{'$ref':'#/components/schemas/Leaf'},{'type':'integer'}]}}},"
                        + "'Leaf':{'type':'object','properties':{'z':{'type':'string'}}}");

        assertThat(Generation.file(files, "Holder")).contains("sealed interface Value permits Leaf,");
        GeneratedCode.compile(files);
    }
}
