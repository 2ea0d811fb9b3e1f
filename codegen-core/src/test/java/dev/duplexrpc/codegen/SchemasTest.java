package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.emit.EmitOptions.Visibility;
import dev.duplexrpc.codegen.model.JavaType;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What schemas mean, seen from JSON: what comes back, and what a server refuses. Quotation marks in JSON may be single ones. */
class SchemasTest {
    private static final String THING = Generation.PACKAGE + ".Thing";

    @Test
    void everyFormatComesBack() {
        accepts(
                "{'type':'object','properties':{"
                        + "'at':{'type':'string','format':'date-time'},'on':{'type':'string','format':'date'},"
                        + "'for':{'type':'string','format':'duration'},'id':{'type':'string','format':'uuid'},"
                        + "'see':{'type':'string','format':'uri'},'raw':{'type':'string','contentEncoding':'base64'},"
                        + "'small':{'type':'integer','format':'int32'},'big':{'type':'integer','maximum':18446744073709551615},"
                        + "'real':{'type':'number'},'yes':{'type':'boolean'},'any':{},'list':{'type':'array','items':"
                        + "{'type':['integer','null']}},'map':{'type':'object','additionalProperties':{'type':'number'}}}}",
                "{'at':'2026-11-21T01:02:03Z','on':'2026-11-21','for':'PT1H','id':'9f2c1f5e-2d5b-4c60-8a0e-7b3f7f2d7d11',"
                        + "'see':'http://a/b','raw':'AQI=','small':1,'big':18446744073709551615,'real':0.1,'yes':true,"
                        + "'any':{'x':[null]},'list':[1,null,3],'map':{'a':1.5}}");
    }

    @Test
    void absentAndNullAreToldApartOnlyWhereBothCanBe() {
        String schema =
                "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},'b':{'type':['string','null']},"
                        + "'c':{'type':'string'},'d':{'type':['string','null']}}}";
        accepts(schema, "{'a':'','b':null}");
        accepts(schema, "{'a':'','b':'','c':'','d':null}");
        accepts(schema, "{'a':'','b':'','d':''}");
        refuses(schema, "{'b':null}", "'a'");
        refuses(schema, "{'a':''}", "'b'");
        refuses(schema, "{'a':null,'b':null}", "/a");
        refuses(schema, "{'a':'','b':null,'c':null}", "/c");
        Map<String, String> files = Generation.ofSchemas("'Thing':" + schema);
        assertThat(Generation.file(files, "Thing"))
                .contains("String a, @Nullable String b, @Nullable String c, Omittable<String> d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'integer','minimum':1,'exclusiveMaximum':10}|1 9|0 10 1.5",
                "{'type':'integer','exclusiveMinimum':0.5,'multipleOf':3}|3 6|0 4",
                "{'type':'number','minimum':0.5,'multipleOf':0.25}|0.5 0.75|0.25 0.6",
                "{'type':'integer','minimum':18446744073709551615}|18446744073709551615|5",
                "{'type':'string','minLength':2,'maxLength':3,'pattern':'^a'}|'ab' 'abc'|'a' 'abcd' 'bc'",
                "{'type':'array','items':{'type':'integer','minimum':1},'minItems':1,'maxItems':2,'uniqueItems':true}"
                        + "|[1] [1,2]|[] [1,1] [1,2,3] [0]",
                "{'type':'array','items':{'type':'array','items':{'type':'string','pattern':'x'},'maxItems':1}}|[] [[]] [['x']]|[['a']] [['x','x']]",
                "{'type':'object','additionalProperties':{'type':'string','maxLength':1},'minProperties':1,'maxProperties':1}"
                        + "|{'a':''}|{} {'a':'','b':''} {'a':'xy'}",
                "{'type':'boolean'}|true|1 'true'",
                "{'const':'x'}|'x'|'y' 1",
                "{'const':5}|5|6",
                "{'type':'array','items':{'enum':[true]}}|[true]|[false]"
            })
    void aServerHoldsValuesToTheirLimits(String schema, String good, String bad) {
        String object = "{'type':'object','required':['x'],'properties':{'x':" + schema + "}}";
        for (String value : good.split(" ")) {
            accepts(object, "{'x':" + value + "}");
        }
        for (String value : bad.split(" ")) {
            refuses(object, "{'x':" + value + "}", "/x");
        }
    }

    @Test
    void constantsOfEveryKindAreWrittenAlways() {
        String schema =
                "{'type':'object','required':['a','b','c','d','e'],'properties':{'a':{'const':'x'},'b':{'const':2},"
                        + "'c':{'const':false},'d':{'const':null},'e':{'const':1.5},'f':{'type':'string'}}}";
        accepts(schema, "{'a':'x','b':2,'c':false,'d':null,'e':1.5,'f':''}");
        refuses(schema, "{'a':'x','b':2,'c':true,'d':null,'e':1.5}", "/c");
        refuses(schema, "{'a':'x','b':2,'c':false,'d':null}", "'e'");
    }

    @Test
    void closedObjectsRefuseAndTypedMembersAreKept() {
        refuses("{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false}", "{'b':1}", "b");
        String typed =
                "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':{'type':'integer'}}";
        accepts(typed, "{'a':'','z':1,'y':2}");
        refuses(typed, "{'z':''}", "/z");
        accepts("{'type':'object','properties':{},'additionalProperties':false}", "{}");
        accepts("{'type':'object','properties':{'a':{'type':'string'}}}", "{'a':'','z':{'deep':[1]}}");
    }

    @Test
    void aConstantPositionThatMayBeMissingStaysMissing() {
        String schema = "{'type':'array','prefixItems':[{'type':'integer'},{'const':%s}],'minItems':1,'items':false}";
        for (String constant : List.of("null", "'x'", "2", "true")) {
            accepts(schema.formatted(constant), "[1]");
            accepts(schema.formatted(constant), "[1," + constant + "]");
        }
        refuses(schema.formatted("'x'"), "[1,'y']", "/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void collectionsThatMayBeAbsentOrNullAreCopied(int further) {
        String many = IntStream.range(0, further)
                .mapToObj(i -> ",'x" + i + "':{'type':'string'}")
                .collect(Collectors.joining());
        String caller = """
                package com.example.test;

                import java.util.ArrayList;
                import java.util.HashMap;
                import java.util.List;
                import java.util.Map;

                public class Caller {
                    public static String make() {
                        List<String> list = new ArrayList<>(List.of("a"));
                        Map<String, Long> map = new HashMap<>(Map.of("k", 1L));
                        Thing thing = Thing.builder().list(list).map(map).build();
                        list.add("b");
                        map.clear();
                        return Thing.codec().toJson(thing);
                    }
                }
                """;
        GeneratedCode code = GeneratedCode.compile(Generation.ofSchemas(
                        "'Thing':{'type':'object','properties':{'list':{'type':['array','null'],'items':{'type':'string'}},"
                                + "'map':{'type':['object','null'],'additionalProperties':{'type':'integer'}}" + many
                                + "}}"))
                .with(Map.of("com/example/test/Caller.java", caller));

        assertThat(GeneratedCode.call(code.type(Generation.PACKAGE + ".Caller"), "make"))
                .isEqualTo("{\"list\":[\"a\"],\"map\":{\"k\":1}}");
    }

    @Test
    void tuplesAreReadFromLeftToRight() {
        String schema =
                "{'type':'array','prefixItems':[{'type':'integer'},{'const':'x'},{'type':'string'},{'type':['string','null']}],"
                        + "'minItems':2,'items':{'type':'boolean'}}";
        accepts(schema, "[1,'x']");
        accepts(schema, "[1,'x','a']");
        accepts(schema, "[1,'x','a',null]");
        accepts(schema, "[1,'x','a','b',true,false]");
        refuses(schema, "[1]", "at least 2");
        refuses(schema, "[1,'y']", "/1");
        refuses(schema, "[1,'x','a','b',5]", "/4");
        String closed =
                "{'type':'array','items':[{'const':720},{'type':'integer'}],'additionalItems':false,'minItems':2,'maxItems':2}";
        accepts(closed, "[720,480]");
        refuses(closed, "[720,480,1]", "too many");
        String counted =
                "{'type':'array','prefixItems':[{'type':'string'}],'items':{'type':'string'},'minItems':3,'maxItems':5}";
        accepts(counted, "['a','b','c']");
        accepts(counted, "['a','b','c','d','e']");
        refuses(counted, "['a']", "3 to 5 elements");
        refuses(counted, "['a','b','c','d','e','f']", "3 to 5 elements");
        refuses("{'type':'array','prefixItems':[{'type':'string'}],'maxItems':2}", "['a','b','c']", "2 elements");
        refuses(
                "{'type':'array','items':{'$ref':'#/components/schemas/Thing'},'maxItems':2}",
                "[[],[[],[],[]]]",
                "2 elements");
    }

    @Test
    void recursionEnds() {
        accepts(
                "{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#/components/schemas/Thing'}},"
                        + "'byName':{'type':'object','additionalProperties':{'$ref':'#/components/schemas/Thing'}},"
                        + "'next':{'$ref':'#/components/schemas/Thing'}}}",
                "{'children':[{'next':{}}],'byName':{'a':{'children':[]}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'oneOf':[{'type':'string'},{'type':'integer'},{'type':'boolean'},{'type':'array','items':{'type':'string'}}]}"
                        + "|'a' 1 true ['x']|null {}",
                "{'oneOf':[{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}},"
                        + "{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}]}|{'a':''} {'b':''}|{'c':1} []",
                "{'oneOf':[{'type':'object','required':['t'],'properties':{'t':{'type':'string','pattern':'^0x4$'}}},"
                        + "{'type':'object','required':['t'],'properties':{'t':{'type':'string','pattern':'^0x2$'}}}]}"
                        + "|{'t':'0x4'} {'t':'0x2'}|{'t':'0x3'} {}",
                "{'oneOf':[{'type':'array','items':{'type':'string'}},{'type':'array','items':{'type':'object'}}]}"
                        + "|['a'] [{}]|[1]",
                "{'oneOf':[{'type':'null'},{'type':'string'},{'type':'array','items':{'type':'string'}}]}|'a' ['a'] []|1"
            })
    void unionsTellTheirVariantsApart(String schema, String good, String bad) {
        for (String value : good.split(" ")) {
            accepts(schema, value);
        }
        for (String value : bad.split(" ")) {
            refuses(schema, value, "");
        }
    }

    @Test
    void deprecationIsPassedOnWithoutWarnings() {
        Map<String, String> files =
                Generation.ofSchemas("'Old':{'type':'object','deprecated':true,'properties':{'a':{'type':'string'}}},"
                        + "'Kind':{'type':'string','enum':['a','b'],'deprecated':true},"
                        + "'Thing':{'type':'object','required':['x','t'],'properties':{'x':{'type':'string','deprecated':true,'description':'Not now.'},"
                        + "'t':{'const':'t','deprecated':true},'y':{'type':['integer','null'],'deprecated':true},'old':{'$ref':'#/components/schemas/Old'},"
                        + "'kind':{'$ref':'#/components/schemas/Kind'}}},"
                        + "'U':{'oneOf':[{'$ref':'#/components/schemas/Old'},{'type':'string'}]}");
        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(Generation.file(files, "Old")).contains("@Deprecated\n@NullMarked");
        assertThat(Generation.file(files, "Thing")).contains("    @Deprecated\n    @Override\n    public String x() {");
    }

    @Test
    void typesOfOthersAreUsedAsTheyAre() {
        String document =
                "{'openrpc':'1.3.2','info':{'title':'Test','version':'1'},'methods':[],'components':{'schemas':{"
                        + "'Money':{'type':'string'},'List':{'type':'object','properties':{'a':{'$ref':'#/components/schemas/Money'}}},"
                        + "'Thing':{'type':'object','properties':{'price':{'$ref':'#/components/schemas/Money'},"
                        + "'prices':{'type':'array','items':{'$ref':'#/components/schemas/Money'}}}}}}}";
        ModelOptions options = ModelOptions.builder()
                .type("Money", new JavaType("com.other.List", null))
                .build();
        Map<String, String> files =
                Generation.result(document.replace('\'', '"'), options).files();
        String money = """
                package com.other;

                import dev.duplexrpc.json.JsonCodec;
                import dev.duplexrpc.json.JsonReader;
                import dev.duplexrpc.json.JsonWriter;

                public record List(String amount) {
                    public static JsonCodec<List> codec() {
                        return new JsonCodec<>() {
                            @Override public List read(JsonReader in) { return new List(in.readString()); }
                            @Override public void write(JsonWriter out, List value) { out.value(value.amount()); }
                        };
                    }
                }
                """;
        Map<String, String> all = new TreeMap<>(files);
        all.put("com/other/List.java", money);
        assertThat(GeneratedCode.compile(all).roundTrip(THING, "{\"price\":\"5\",\"prices\":[\"1\"]}"))
                .isEqualTo("{\"price\":\"5\",\"prices\":[\"1\"]}");
    }

    @Test
    void typesCanBeKeptInThePackage(@TempDir Path folder) throws IOException {
        Path document = Path.of("src/test/resources/golden/petstore/openrpc.json");
        Path copy = Files.copy(document, folder.resolve("openrpc.json"));
        Map<String, String> files = Generator.generate(
                        GeneratorOptions.of(List.of(copy), "com.example.hidden").withVisibility(Visibility.PACKAGE))
                .files();
        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(files.values()).noneMatch(text -> text.lines().anyMatch(line -> line.startsWith("public ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'object','patternProperties':{'^x-':{'type':'string'}},'additionalProperties':false}|{} {'x-a':'b'}|{'y':'b'}|'y'",
                "{'type':'object','patternProperties':{'^[a-z]+$':{'type':'integer'}},'additionalProperties':false}|{'a':1}|{'A':1}|/x",
                "{'type':'object','properties':{'a':{'type':'integer'}},'patternProperties':{'^x-':{},'^y':{}},'additionalProperties':false}"
                        + "|{'a':1,'x-a':1,'y':2}|{'a':1,'b':2}|/x/b",
                "{'type':'object','propertyNames':{'enum':['a','b']}}|{'a':1}|{'c':1}|'c'",
                "{'type':'object','propertyNames':{'pattern':'^a$','maxLength':3}}|{'a':1}|{'b':1}|'b'",
                "{'type':'object','properties':{'a':{}},'propertyNames':{'maxLength':2}}|{'a':1,'bc':2}|{'a':1,'bcd':2}|/x/bcd",
                "{'type':'object','properties':{'a':{},'b':{}},'minProperties':1,'maxProperties':2}|{'a':1} {'c':1,'d':2}|{} {'a':1,'c':1,'d':2}|/x",
                "{'type':'object','properties':{'a':{},'b':false}}|{'a':1,'c':2}|{'b':1}|/x/b",
                "{'type':'integer','format':'uint64'}|0 18446744073709551615|-1 18446744073709551616|/x",
                "{'type':'integer','format':'uint32'}|0 4294967295|-1 4294967296|/x",
                "{'type':'integer','format':'int16'}|-32768 32767|-32769 32768|/x",
                "{'type':'integer','format':'uint'}|0 5|-1|/x"
            })
    void aServerHoldsObjectsToWhatIsSaidOfTheirMembers(String schema, String good, String bad, String said) {
        String object = "{'type':'object','required':['x'],'properties':{'x':" + schema + "}}";
        for (String value : good.split(" ")) {
            accepts(object, "{'x':" + value + "}");
        }
        for (String value : bad.split(" ")) {
            refuses(object, "{'x':" + value + "}", said.replace('\'', '"'));
        }
    }

    @Test
    void membersOfWideClassesAreCountedAndTheirNamesCheckedToo() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            members.append(i == 0 ? "" : ",").append("'m").append(i).append("':{'type':'string'}");
        }
        String schema =
                "{'type':'object','maxProperties':2,'propertyNames':{'pattern':'^m'},'properties':{" + members + "}}";

        accepts(schema, "{'m1':'a','more':1}");
        refuses(schema, "{'m1':'a','other':1}", "/other");
        refuses(schema, "{'m1':'a','m2':'b','m3':'c'}", "at most 2 members");
    }

    @Test
    void refusalsSpeakTheWordsOfTheDocument() {
        String schema =
                "{'type':'object','properties':{'p':{'type':'string','pattern':'^\\\\d+$'},'t':{'const':'x'},'n':{'const':7},'e':{'enum':['none','A, B','']}}}";

        refuses(schema, "{'p':'a'}", "Expected a string that matches ^\\d+$ at /p");
        refuses(schema, "{'t':'y'}", "Expected \"x\" at /t, but found \"y\".");
        refuses(schema, "{'n':8}", "Expected 7 at /n, but found 8.");
        refuses(schema, "{'e':'other'}", "is none of 'none', 'A, B', ''");
    }

    private static void accepts(String schema, String json) {
        String text = json.replace('\'', '"');
        assertThat(compiled(schema).roundTrip(THING, text)).isEqualTo(text);
    }

    private static void refuses(String schema, String json, String said) {
        assertThatThrownBy(() -> compiled(schema).roundTrip(THING, json.replace('\'', '"')))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(said);
    }

    private static GeneratedCode compiled(String schema) {
        return Compiled.CACHE.computeIfAbsent(
                schema, key -> GeneratedCode.compile(Generation.ofSchemas("'Thing':" + key)));
    }

    /** Compiling takes longer than anything else here. */
    private static final class Compiled {
        private static final Map<String, GeneratedCode> CACHE = new ConcurrentHashMap<>();
    }
}
