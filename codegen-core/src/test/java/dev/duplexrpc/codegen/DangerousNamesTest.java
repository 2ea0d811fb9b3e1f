package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.json.JsonCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names that mean something to Java, to the runtime or to generated code, and names that become equal. */
class DangerousNamesTest {
    private static final List<String> WORDS = List.of(
            "class",
            "int",
            "void",
            "true",
            "null",
            "this",
            "super",
            "new",
            "default",
            "enum",
            "record",
            "sealed",
            "permits",
            "yield",
            "var",
            "when",
            "module",
            "_",
            "$",
            "",
            "1st",
            "a/b",
            "a-b",
            "a_b",
            "aB",
            "größe",
            "宠物",
            "@context",
            "$schema",
            "/",
            "toString",
            "hashCode",
            "equals",
            "getClass",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "builder",
            "toBuilder",
            "codec",
            "build",
            "otherMembers",
            "otherMember",
            "in",
            "out",
            "value",
            "member",
            "reader",
            "element",
            "size",
            "more",
            "rest",
            "id",
            "hasId",
            "HasId",
            "ID",
            "java",
            "dev",
            "org",
            "com",
            "INSTANCE",
            "MEMBERS",
            "Builder",
            "name",
            "nameJson",
            "URL",
            "Url",
            "url",
            "\\u002a/",
            "💥",
            "\\\"",
            "\\\\");

    private static final List<String> TYPES = List.of(
            "Object",
            "String",
            "List",
            "Map",
            "Json",
            "Override",
            "Record",
            "Builder",
            "Known",
            "Unknown",
            "Async",
            "Codec",
            "Codecs",
            "Objects",
            "Pattern",
            "Subscription",
            "Omittable",
            "Integer",
            "byte",
            "Nullable",
            "Deprecated",
            "Error",
            "Pet",
            "PetCodec",
            "pet",
            "PET",
            "Test",
            "TestStub",
            "TestMethods",
            "TestDispatcher",
            "CON",
            "nul",
            "Number",
            "Exception",
            "IllegalStateException",
            "UUID",
            "URI",
            "Required",
            "Copies",
            "JsonReader");

    @Test
    void membersOfAnyNameComeBack() {
        Map<String, String> values = new LinkedHashMap<>();
        WORDS.forEach(word -> values.put(word, "1"));
        GeneratedCode code = GeneratedCode.compile(Generation.of(schema("Thing", object(WORDS, "{'type':'integer'}"))));
        String json = json(values);
        assertThat(code.roundTrip(Generation.PACKAGE + ".Thing", json)).isEqualTo(json);
    }

    @Test
    void optionalMembersOfAnyNameComeBack() {
        Map<String, String> values = new LinkedHashMap<>();
        WORDS.forEach(word -> values.put(word, "null"));
        String document =
                schema("Thing", object(WORDS, "{'type':['string','null']}").replace("'required'", "'x-'"));
        GeneratedCode code = GeneratedCode.compile(Generation.of(document));
        String json = json(values);
        assertThat(code.roundTrip(Generation.PACKAGE + ".Thing", json)).isEqualTo(json);
        assertThat(code.roundTrip(Generation.PACKAGE + ".Thing", "{}")).isEqualTo("{}");
    }

    @Test
    void typesOfAnyNameRefer() {
        List<String> names = new ArrayList<>(TYPES);
        WORDS.stream().filter(word -> !names.contains(word)).forEach(names::add);
        String schemas = names.stream()
                .map(name -> "'" + name + "':{'type':'object','properties':{'self':{'$ref':'#/components/schemas/"
                        + pointer(name)
                        + "'},'text':{'type':'string'},'texts':{'type':'array','items':{'type':'string'}},"
                        + "'more':{'type':'object','additionalProperties':{'type':'string'}},'limit':{'type':'string',"
                        + "'pattern':'a'},'when':{'type':['string','null'],'format':'date-time'}}}")
                .collect(Collectors.joining(","));
        GeneratedCode code = GeneratedCode.compile(Generation.of(document("", "'schemas':{" + schemas + "}")));
        String json =
                "{\"self\":{\"text\":\"a\"},\"texts\":[\"b\"],\"more\":{\"c\":\"d\"},\"limit\":\"a\",\"when\":null}";
        for (String type : List.of("ObjectType", "StringType", "ListType", "Error", "Pet", "PetCodec", "RecordType")) {
            assertThat(code.roundTrip(Generation.PACKAGE + "." + type, json)).isEqualTo(json);
        }
    }

    @Test
    void nestedTypesOfAnyNameRefer() {
        List<String> names = new ArrayList<>(TYPES);
        names.addAll(WORDS);
        String properties = names.stream()
                .distinct()
                .map(name ->
                        "'" + name + "':{'type':'object','properties':{'thing':{'$ref':'#/components/schemas/Thing'},"
                                + "'Thing':{'type':'object','properties':{'x':{'type':'string','format':'uuid'}}}}}")
                .collect(Collectors.joining(","));
        String document = schema("Thing", "{'type':'object','properties':{" + properties + "}}");
        GeneratedCode code = GeneratedCode.compile(Generation.of(document));
        String json = "{\"Pet\":{\"thing\":{},\"Thing\":{\"x\":\"9f2c1f5e-2d5b-4c60-8a0e-7b3f7f2d7d11\"}}}";
        assertThat(code.roundTrip(Generation.PACKAGE + ".Thing", json)).isEqualTo(json);
    }

    @Test
    void variantsInheritNamesThatNothingElseMeans() {
        String schemas = """
                'Event':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'},{'type':'string'},
                  {'type':'object','title':'Detail','required':['type','x'],
                   'properties':{'type':{'const':'c'},'x':{'type':'object','properties':{'y':{'type':'string'}}}}}]},
                'Other':{'oneOf':[{'$ref':'#/components/schemas/A'},{'type':'string'}]},
                'A':{'type':'object','required':['type'],'properties':{'type':{'const':'a'},
                  's':{'$ref':'#/components/schemas/OfString'},'d':{'$ref':'#/components/schemas/Detail'},
                  'e':{'$ref':'#/components/schemas/Event'}}},
                'B':{'type':'object','required':['type'],'properties':{'type':{'const':'b'},
                  's':{'$ref':'#/components/schemas/OfString'},'u':{'$ref':'#/components/schemas/Unknown'}}},
                'OfString':{'type':'object','properties':{'z':{'type':'string'}}},
                'Unknown':{'type':'object','properties':{'z':{'type':'string'}}},
                'Detail':{'type':'object','properties':{'z':{'type':'string'}}}
                """;
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas(schemas));
        String json =
                "{\"type\":\"a\",\"s\":{\"z\":\"1\"},\"d\":{\"z\":\"2\"},\"e\":{\"type\":\"c\",\"x\":{\"y\":\"3\"}}}";
        assertThat(code.roundTrip(Generation.PACKAGE + ".Event", json)).isEqualTo(json);
        assertThat(code.roundTrip(Generation.PACKAGE + ".Other", json)).isEqualTo(json);
    }

    @Test
    void parametersOfAnyNameAreCarried() {
        List<String> names = new ArrayList<>(WORDS);
        names.addAll(List.of(
                "client",
                "params",
                "timeout",
                "result",
                "delegate",
                "remote",
                "options",
                "handler",
                "service",
                "subscriber",
                "serializer",
                "runtime"));
        String params = names.stream()
                .map(name -> "{'name':'" + name + "','schema':{'type':'integer'}}")
                .collect(Collectors.joining(","));
        String few = List.of("remote", "options", "params", "this").stream()
                .map(name -> "{'name':'" + name + "','required':true,'schema':{'type':'integer'}}")
                .collect(Collectors.joining(","));
        String methods = "{'name':'many','params':[" + params + "],'result':{'name':'r','schema':{'type':'integer'}}},"
                + "{'name':'few','params':[" + few + "],'result':{'name':'r','schema':{'type':'integer'}}}";
        GeneratedCode code = GeneratedCode.compile(Generation.of(document(methods, "")));
        JsonCodec<Object> codec = code.instance(Generation.PACKAGE + ".ManyParams$Codec");
        assertThat(codec.toJson(codec.fromJson("{\"this\":1,\"in\":2,\"hasId\":3}")))
                .isEqualTo("{\"this\":1,\"in\":2,\"hasId\":3}");
    }

    @Test
    void methodsOfAnyNameAreCalled() {
        List<String> names = new ArrayList<>(WORDS);
        names.addAll(List.of(
                "Filecoin.ChainGetBlock",
                "Filecoin.chainGetBlock",
                "rpc.discover",
                "over",
                "asyncOver",
                "service",
                "asyncService",
                "withOptions",
                "Test",
                "test",
                "eth_call",
                "ethCall"));
        String methods = names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> "{'name':'" + name + "','params':[],'result':{'name':'r','schema':{'type':'string'}}}")
                .collect(Collectors.joining(","));
        Map<String, String> files = Generation.of(document(methods, ""));
        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(Generation.file(files, "Test")).contains("String filecoinChainGetBlock()", "String toString_()");
    }

    @Test
    void valuesOfAnyTextAreConstants() {
        List<String> values = new ArrayList<>(WORDS);
        values.addAll(List.of(
                "A",
                "a",
                "-1",
                "+1",
                "1",
                "class",
                "5.1",
                "5.1+",
                "dolbyDigital5.1",
                "UNRECOGNIZED",
                "DOG",
                "dog",
                ">=",
                "<",
                "KNOWN",
                "value"));
        String list = values.stream().distinct().map(value -> "'" + value + "'").collect(Collectors.joining(","));
        GeneratedCode code =
                GeneratedCode.compile(Generation.of(schema("Kind", "{'type':'string','enum':[" + list + "]}")));
        for (String value : values) {
            String json = "\"" + value + "\"";
            assertThat(code.codec(Generation.PACKAGE + ".Kind").fromJson(json).toString())
                    .isEqualTo(
                            value.equals("\\u002a/")
                                    ? "*/"
                                    : value.replace("\\\"", "\"").replace("\\\\", "\\"));
            code.roundTrip(Generation.PACKAGE + ".Kind", json);
        }
    }

    @Test
    void numbersAndMixturesAreConstants() {
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas(
                "'Level':{'enum':[1,2,-3,9007199254740993]},'Mixed':{'enum':[1,'1',true,null,'x',2.5]}"));
        for (String json : List.of("1", "-3", "9007199254740993")) {
            assertThat(code.roundTrip(Generation.PACKAGE + ".Level", json)).isEqualTo(json);
        }
        for (String json : List.of("1", "\"1\"", "true", "\"x\"", "2.5")) {
            assertThat(code.roundTrip(Generation.PACKAGE + ".Mixed", json)).isEqualTo(json);
        }
    }

    @Test
    void aCollisionIsToldWithBothSides() {
        GenerationResult result = Generation.result(
                document(
                                "",
                                "'schemas':{'Pet':{'type':'object'},'T':{'type':'object','properties':"
                                        + "{'a-b':{'type':'string'},'a_b':{'type':'string'}}}}")
                        .replace('\'', '"'),
                ModelOptions.DEFAULTS);
        assertThat(result.diagnostics())
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("'a-b' and 'a_b' would both be aB"));
        assertThat(result.diagnostics())
                .extracting(Diagnostic::advice)
                .anyMatch(advice -> advice.contains("x-java-name"));
    }

    @Test
    void aLaterSchemaRenamesNoEarlierOne() {
        Map<String, String> before = Generation.ofSchemas(
                "'a_b':{'type':'object','properties':{'x':{'type':'string'},'X':{'type':'string'}}}");
        Map<String, String> after = Generation.ofSchemas(
                "'a_b':{'type':'object','properties':{'x':{'type':'string'},'X':{'type':'string'},'y':{'type':'string'}}},"
                        + "'aB':{'type':'object','properties':{'x':{'type':'string'}}},'A-B':{'type':'object'}");
        assertThat(new TreeMap<>(after).keySet()).containsAll(before.keySet());
        assertThat(Generation.file(after, "AB")).contains("String x,", "String x_");
    }

    private static String schema(String name, String schema) {
        return document("", "'schemas':{'" + name + "':" + schema + "}");
    }

    private static String document(String methods, String components) {
        return "{'openrpc':'1.3.2','info':{'title':'Test','version':'1'},'methods':[" + methods + "],'components':{"
                + components + "}}";
    }

    private static String object(List<String> names, String schema) {
        String properties = names.stream()
                .distinct()
                .map(name -> "'" + name + "':" + schema)
                .collect(Collectors.joining(","));
        String required =
                names.stream().distinct().map(name -> "'" + name + "'").collect(Collectors.joining(","));
        return "{'type':'object','properties':{" + properties + "},'required':[" + required + "]}";
    }

    /** A JSON object as our writer writes it. */
    private static String json(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey().replace("\\u002a", "*") + "\":" + entry.getValue())
                .distinct()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
