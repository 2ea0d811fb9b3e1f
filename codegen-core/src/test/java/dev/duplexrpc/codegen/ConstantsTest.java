package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.JsonCodec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants are met by their values: 1.0 is 1 and 1e0, and the text "1" is none of them. */
class ConstantsTest {
    private static final String THING = Generation.PACKAGE + ".Thing";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"v\":1,\"a\":\"x\"}    | V1",
                "{\"v\":1.0,\"a\":\"x\"}  | V1",
                "{\"v\":10e-1,\"a\":\"x\"}| V1",
                "{\"v\":\"1\",\"b\":\"x\"}| V1String",
                "{\"v\":1.5}          | V15",
                "{\"v\":1.50}         | V15",
                "{\"v\":15E-1}        | V15",
                "{\"v\":\"1.5\"}      | Unknown",
                "{\"v\":true}         | True",
                "{\"v\":\"true\"}     | Unknown",
                "{\"v\":2}            | Unknown",
                "{\"v\":{}}           | Unknown",
                "{}                   | Unknown",
            })
    void aMemberTellsVariantsByItsValue(String json, String variant) {
        JsonCodec<Object> codec = VARIANTS.codec(THING);

        Object value = codec.fromJson(json);

        assertThat(value.getClass().getSimpleName()).isEqualTo(variant);
        assertThat(codec.fromJson(codec.toJson(value))).isEqualTo(value);
    }

    private static final GeneratedCode VARIANTS = GeneratedCode.compile(Generation.ofSchemas("'Thing':{'oneOf':["
            + variant("1", "V1")
            + ",{'title':'V1String','type':'object','required':['v'],'properties':{'v':{'const':'1'}}},"
            + variant("1.50", "V15") + "," + variant("true", "True") + "]}"));

    private static String variant(String constant, String title) {
        return "{'title':'" + title + "','type':'object','required':['v'],'properties':{'v':{'const':" + constant
                + "}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2,3]      | Point",
                "[1.0,2,3]    | Point",
                "[\"1\",2]    | Text",
                "[2.5,true]   | Half",
                "[25e-1,true] | Half",
                "[4,true]     | Unknown",
                "[]           | Unknown",
            })
    void aPositionTellsTuplesByItsValue(String json, String variant) {
        JsonCodec<Object> codec = GeneratedCode.compile(
                        Generation.ofSchemas(
                                "'Thing':{'oneOf':["
                                        + "{'title':'Point','prefixItems':[{'const':1},{'type':'integer'},{'type':'integer'}],'items':false,'minItems':3},"
                                        + "{'title':'Text','prefixItems':[{'const':'1'},{'type':'integer'}],'items':false,'minItems':2},"
                                        + "{'title':'Half','prefixItems':[{'enum':[2.5,3]},{'type':'boolean'}],'items':false,'minItems':2}]}"))
                .codec(THING);

        assertThat(codec.fromJson(json).getClass().getSimpleName()).isEqualTo(variant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2,3]        | 1.0    | ONE",
                "[1.0,2,3]      | 1      | ONE",
                "[1,2,3]        | 20e-1  | TWO",
                "[1.5,2.50]     | 1.50   | VALUE_1_5",
                "[1,'1',2.5]    | 1.0    | VALUE_1",
                "[1,'1',2.5]    | 2.50   | VALUE_2_5",
            })
    void anEnumerationKnowsItsNumbersHoweverTheyAreWritten(String values, String json, String name) {
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas("'Thing':{'enum':" + values
                + (name.length() == 3 ? ",'x-enum-varnames':['ONE','TWO','THREE']" : "")
                + "}"));
        Object value = code.codec(THING).fromJson(json);

        assertThat(known(value)).isEqualTo(name);
        assertThat(known(code.codec(THING).fromJson("7"))).isEqualTo("UNRECOGNIZED");
        assertThat(code.roundTrip(THING, json)).isNotEmpty();
    }

    private static String known(Object value) {
        try {
            return value.getClass().getMethod("known").invoke(value).toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1.0", "1.0|1", "1.5|1.50", "1e2|100", "100|1E+2", "9223372036854775808|9223372036854775808.0"})
    void aServerTakesAConstantHoweverItIsWritten(String constant, String written) {
        GeneratedCode code =
                GeneratedCode.compile(Generation.ofSchemas("'Thing':{'type':'object','required':['v'],'properties':{"
                        + "'v':{'const':" + constant + "},'w':{'const':" + constant + "}}}"));

        assertThat(code.roundTrip(THING, "{\"v\":" + written + ",\"w\":" + written + "}"))
                .isNotEmpty();
        assertThatThrownBy(() -> code.roundTrip(THING, "{\"v\":\"" + written + "\"}"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> code.roundTrip(THING, "{\"v\":7}")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aMappingOfADiscriminatorMeansTheNumbersOfItsMember() {
        Map<String, String> files = Generation.ofSchemas(
                "'Thing':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}],"
                        + "'discriminator':{'propertyName':'v','mapping':{'1':'A','2':'B'}}},"
                        + "'A':{'type':'object','required':['v'],'properties':{'v':{'type':'integer'}}},"
                        + "'B':{'type':'object','required':['v'],'properties':{'v':{'type':'integer'}}}");
        JsonCodec<Object> codec = GeneratedCode.compile(files).codec(THING);

        assertThat(codec.fromJson("{\"v\":2.0}").getClass().getSimpleName()).isEqualTo("B");
        assertThat(codec.fromJson("{\"v\":\"2\"}").getClass().getSimpleName()).isEqualTo("Unknown");
    }

    @Test
    void textsAreAskedForAsTexts() {
        String codec = Generation.file(
                Generation.ofSchemas("'Thing':{'oneOf':[" + variant("'a'", "A") + "," + variant("'b'", "B") + "]}"),
                "ThingCodec");

        assertThat(codec).contains("in.peekTag(\"v\")").doesNotContain("peekLiteral");
    }
}
