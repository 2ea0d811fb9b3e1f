package dev.duplexrpc.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceReader;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StructureCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'strin'} | /type | \"type\" must be one of array, boolean, integer, null, number, object, string; it is "
                        + "\"strin\". | Did you mean \"string\"?",
                "{'type':['string','x']} | /type/1 | This element must be one of array, boolean, integer, null, number, object, "
                        + "string; it is \"x\". | Use one of these values.",
                "{'minLength':-1} | /minLength | \"minLength\" must be at least 0; it is -1. | Correct the value.",
                "{'multipleOf':0} | /multipleOf | \"multipleOf\" must be more than 0; it is 0. | Correct the value.",
                "{'properties':{'a':3}} | /properties/a | \"a\" must be an object or a boolean; it is a number. | Correct the value.",
                "{'type':['string','string']} | /type | \"type\" holds the same value twice. | Correct the value.",
                "{'enum':'a'} | /enum | \"enum\" must be an array; it is a string. | Correct the value.",
                "{'items':[{'pattern':1}]} | /items/0/pattern | \"pattern\" must be a string; it is a number. | Correct the value.",
                "{'allOf':{}} | /allOf | \"allOf\" must be an array; it is an object. | Correct the value.",
                "{'pattern':null} | /pattern | \"pattern\" must be a string; it is null. | Remove it.",
                "{'properties':[]} | /properties | \"properties\" must be an object; it is an array. | Write {} where nothing is in it: [] is an empty list.",
                "{'type':'int'} | /type | JSON Schema has no type \"int\". | Write \"integer\"; in lenient mode it is read as that.",
                "{'type':'String'} | /type | JSON Schema has no type \"String\". | Write \"string\"; in lenient mode it is read as that.",
                "{'type':['string',null]} | /type/1 | JSON Schema has no type null. | Write \"null\", with quotes; in lenient mode it is read as that.",
                "{'type':null} | /type | \"type\" is null, which names no type. | Remove it."
            })
    void aWordOfJsonSchemaMustHaveItsType(String schema, String pointer, String message, String advice) {
        assertThat(check(Part.SCHEMA, schema))
                .containsExactly("invalid-schema " + pointer + " " + message + " " + advice);
    }

    @Test
    void aBooleanRequiredIsExplained() {
        assertThat(check(Part.SCHEMA, "{'properties':{'a':{'required':true}}}"))
                .containsExactly(
                        "invalid-schema /properties/a/required \"required\" must be an array; it is a boolean. In a "
                                + "schema \"required\" is a list of names and stands in the object around the member; remove it here and "
                                + "name the member there.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true",
                "{}",
                "{'exclusiveMinimum':true,'minimum':1}",
                "{'exclusiveMinimum':1}",
                "{'items':[{},true]}",
                "{'prefixItems':[{}],'items':false}",
                "{'nullable':true,'discriminator':{'propertyName':'a'}}",
                "{'dependencies':{'a':['b'],'c':{}}}",
                "{'$defs':{'a':{}},'definitions':{'b':{}}}",
                "{'properties':{'$ref':{'type':'string'},'type':{'type':'string'}}}",
                "{'const':null,'default':3,'examples':[1],'example':{},'x-any':1,'unknown':[]}",
                "{'minLength':1.0}"
            })
    void theWordsOfAllDraftsAreKnown(String schema) {
        assertThat(check(Part.SCHEMA, schema)).isEmpty();
    }

    @Test
    void oneMistakeIsOneProblemAndItsObjectIsNamed() {
        assertThat(check(Part.METHOD, "{'name':'a','params':[{'nam':'x','schema':true}],'paramStructure':'by-nme'}"))
                .containsExactlyInAnyOrder(
                        "unknown-field /params/0/nam A content descriptor has no member \"nam\". Did you mean \"name\"?",
                        "missing-field /params/0 The content descriptor lacks the member \"name\". Add it.",
                        "invalid-value /paramStructure \"paramStructure\" must be one of by-name, by-position, either; it is "
                                + "\"by-nme\". Did you mean \"by-name\"?");
    }

    @Test
    void wordsOfASchemaInAContentDescriptorAreOneProblem() {
        assertThat(
                        check(
                                Part.METHOD,
                                "{'name':'a','params':[{'name':'x','type':'array','items':{},'enum':[]}],'result':{'type':'string'}}"))
                .containsExactly(
                        "missing-field /params/0 The content descriptor lacks the member \"schema\", and has words of a schema "
                                + "itself. Move the words of the schema into a member \"schema\"; in lenient mode they are read as if they stood there.");
    }

    @Test
    void aBareValueAsAnExampleIsOneProblem() {
        assertThat(check(
                        Part.METHOD,
                        "{'name':'a','params':[],'examples':[{'name':'e','params':[3],'result':{'id':7}}]}"))
                .containsExactlyInAnyOrder(
                        "missing-field /examples/0/result The example lacks the members \"name\" and \"value\". Put the value into the "
                                + "member \"value\" of an object that has a \"name\".",
                        "wrong-type /examples/0/params/0 This element must be an object; it is a number. Put the value into the member "
                                + "\"value\" of an object that has a \"name\".");
    }

    @Test
    void whatStandsBesideAReferenceIsReported() {
        assertThat(check(Part.METHOD, "{'name':'a','params':[{'$ref':'#/x','description':'y'}]}"))
                .containsExactly(
                        "reference-siblings /params/0/description The member \"description\" stands beside a \"$ref\", "
                                + "where it means nothing. Remove it, or move it to what the reference leads to.");
    }

    @ParameterizedTest
    @EnumSource(OpenRpcVersion.class)
    void everyPartOfEveryVersionCanBeChecked(OpenRpcVersion version) {
        for (Part part : Part.values()) {
            assertThat(check(version, part, "3")).hasSize(1);
        }
    }

    @Test
    void anErrorMayNameItsExceptionAndHasNoOtherExtension() {
        assertThat(check(
                        Part.METHOD,
                        "{'name':'a','params':[],'errors':[{'code':1,'message':'','x-java-name':'Gone','x-other':1}]}"))
                .containsExactly("unknown-field /errors/0/x-other An error has no member \"x-other\". Remove it.");
    }

    @Test
    void namesOfComponentsAreRestricted() {
        assertThat(
                        check(
                                Part.DOCUMENT,
                                "{'openrpc':'1.3.0','info':{'title':'','version':''},'methods':[],'components':{'schemas':{'a b':{}}}}"))
                .containsExactly(
                        "invalid-value /components/schemas/a b The name \"a b\" of a component holds more than letters, "
                                + "digits, dots, hyphens and underscores. Rename it, and the references to it.");
    }

    @Test
    void aSchemaAsDeepAsTheLimitAllowsIsChecked() {
        String deep = "{'items':".repeat(Limits.DEFAULTS.depth() - 1) + "{'type':1}"
                + "}".repeat(Limits.DEFAULTS.depth() - 1);

        assertThat(check(Part.SCHEMA, deep)).hasSize(1);
    }

    private static List<String> check(Part part, String json) {
        return check(OpenRpcVersion.V1_3, part, json);
    }

    private static List<String> check(OpenRpcVersion version, Part part, String json) {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        Place place = Place.root(Objects.requireNonNull(
                new SourceReader(Limits.DEFAULTS, diagnostics).read(Path.of("test.json"), json.replace('\'', '"'))));

        new StructureCheck(version, diagnostics).check(place, part, List.of());

        return diagnostics.all().stream()
                .map(d -> d.code() + " " + d.pointer() + " " + d.message() + " " + d.advice())
                .toList();
    }
}
