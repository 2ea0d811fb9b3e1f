package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that were read against their letter once. */
class SchemaReadingsTest {
    private static final String THING = Generation.PACKAGE + ".Thing";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'prefixItems':[{'const':'v1'}],'items':{'type':'object'},'minItems':2,'maxItems':2}|[\"v1\",{\"a\":1}]",
                "{'items':[{'type':'string'}],'additionalItems':{'type':'integer'},'minItems':2,'maxItems':2}|[\"v1\",7]",
            })
    void onePositionWithARestIsATuple(String schema, String json) {
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas("'Thing':" + schema));

        assertThat(code.roundTrip(THING, json)).isEqualTo(json);
    }

    @Test
    void aConstantIsOneWhereverItStandsInAnAllOf() {
        Map<String, String> files = Generation.ofSchemas(
                "'Thing':{'type':'object','required':['a','b'],'properties':{"
                        + "'a':{'allOf':[{'const':'x'},{'enum':['x','y']}]},'b':{'allOf':[{'enum':['x','y']},{'const':'x'}]}}}");

        assertThat(Generation.file(files, "Thing"))
                .contains("public String a() {")
                .contains("public String b() {");
    }

    @Test
    void aRequiredMemberIsWhatTheOthersAre() {
        Map<String, String> files = Generation.ofSchemas(
                "'Thing':{'type':'object','required':['de','x-n'],'patternProperties':{'^x-':{'type':'integer'}},"
                        + "'additionalProperties':{'type':'string'},'properties':{'a':{'type':'string'}}}");

        assertThat(Generation.file(files, "Thing")).contains("String de").contains("long xN");
    }

    @Test
    void aFormatKeepsItsTypeWhateverTheLimits() {
        Map<String, String> files = Generation.ofSchemas("'Thing':{'type':'object','required':['a'],'properties':{"
                + "'a':{'type':'integer','format':'int64','minimum':0,'maximum':1000}}}");

        assertThat(Generation.file(files, "Thing")).contains("record Thing(long a");
    }

    /** The text comes from the other side, and the thread that reads it serves others as well. */
    @Test
    void aPatternThatTellsVariantsGivesUpInTime() {
        Map<String, String> files =
                Generation.ofSchemas("'Thing':{'anyOf':[{'enum':['me']},{'type':'string','pattern':'^.*@.*b.*c$'}]}");
        GeneratedCode code = GeneratedCode.compile(files);
        String text = '"' + "@".repeat(200_000) + '"';

        assertThat(code.codec(THING).fromJson(text)).isNotNull();
        assertThat(Generation.file(files, "ThingCodec")).contains("in.finds(text, PATTERN)");
    }

    @Test
    void tuplesAreNamedByTheirConstants() {
        Map<String, String> files = Generation.ofSchemas("'Thing':{'oneOf':["
                + "{'prefixItems':[{'const':'EVENT'},{'type':'object'}],'items':false,'minItems':2},"
                + "{'prefixItems':[{'const':'NOTICE'},{'type':'string'}],'items':false,'minItems':2}]}");
        GeneratedCode code = GeneratedCode.compile(files);

        assertThat(code.codec(THING).fromJson("[\"NOTICE\",\"x\"]").getClass().getSimpleName())
                .isEqualTo("Notice");
        assertThatThrownBy(() -> code.roundTrip(THING, "[\"OK\"]"))
                .hasMessageContaining("is none of the alternatives: an array with 'EVENT' or 'NOTICE' at 0");
    }
}
