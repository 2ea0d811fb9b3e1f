package dev.duplexrpc.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.Generation;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips of the pen that leave a schema legal and empty. */
class SlipsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'typ':'string' | typ | type",
                "'propertys':{} | propertys | properties",
                "'minLenght':3 | minLenght | minLength",
                "'minlength':3 | minlength | minLength",
                "'one_of':[] | one_of | oneOf",
                "'ref':'#/components/schemas/P' | ref | $ref",
                "'requires':['a'] | requires | required"
            })
    void aWordThatIsHardlyAKeywordIsPointedOut(String schema, String word, String meant) {
        assertThat(said(schema))
                .containsExactly("unknown-keyword JSON Schema has no word \"" + word
                        + "\", so it means nothing. Did you mean \"" + meant
                        + "\"? A word of your own begins with \"x-\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x-typ':'string'",
                "'x-nullable':true",
                "'name':'a'",
                "'summary':'a'",
                "'min':1",
                "'deprecated':true",
                "'examples':[1]",
                "'unevaluatedProperties':false,'type':'object'",
                "'contentMediaType':'text/plain','type':'string'",
                "'properties':{'typ':{'type':'string'}}",
                "'const':{'typ':1}",
                "'$comment':'a'",
                "'title':'a'"
            })
    void otherWordsAreNobodysSlips(String schema) {
        assertThat(said(schema)).noneMatch(line -> line.startsWith("unknown-keyword"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':[]", "'enum':[]"})
    void aListOfNothingIsPointedOut(String schema) {
        assertThat(said(schema)).anyMatch(line -> line.startsWith("invalid-schema "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/info | what is no schema, /info",
                "#/methods/0 | what is no schema, /methods/0",
                "#/components | what is no schema, /components",
                "#/components/errors/E | what is no schema, /components/errors/E"
            })
    void aReferenceToWhatIsNoSchemaIsPointedOut(String reference, String what) {
        assertThat(said("'$ref':'" + reference + "'"))
                .containsExactly("misdirected-reference The reference \"" + reference
                        + "\" should lead to a schema and leads to " + what + ". Correct the reference.");
    }

    @Test
    void aSchemaThatIsNothingButTheWholeDocumentIsPointedOut() {
        String document = "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[],"
                + "'components':{'schemas':{'P':{'$ref':'#'}}}}";

        assertThat(Generation.result(document.replace('\'', '"'), ModelOptions.DEFAULTS)
                        .diagnostics())
                .anyMatch(d -> d.code().equals("misdirected-reference")
                        && d.message().endsWith("should lead to a schema and leads to the whole document."));
    }

    private static List<String> said(String schema) {
        String document = "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[{'name':'m','params':[]}],"
                + "'components':{'schemas':{'P':{'type':'object','properties':{'x':{" + schema
                + "}}}},'errors':{'E':{'code':1,'message':'m'}}}}";
        return Generation.result(document.replace('\'', '"'), ModelOptions.DEFAULTS).diagnostics().stream()
                .map(d -> d.code() + " " + d.message() + " " + d.advice())
                .toList();
    }
}
