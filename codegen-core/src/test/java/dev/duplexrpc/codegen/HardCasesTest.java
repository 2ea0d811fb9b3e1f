package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.model.Grouping;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Constructs of real documents that break generators, from the document to values that survive a round trip. */
class HardCasesTest {
    /** Name of a component, its schema, values of it, texts of its class. */
    private record Case(String name, String schema, List<String> values, List<String> texts) {
        Case values(String... more) {
            return new Case(name, schema, List.of(more), texts);
        }

        Case text(String... more) {
            return new Case(name, schema, values, List.of(more));
        }
    }

    private static final List<Case> CASES = List.of(
            of(
                            "TagOfOneValue",
                            "{'oneOf':[" + object("'type':{'enum':['INVOKE']}", "type") + ","
                                    + object("'type':{'enum':['DECLARE']}", "type") + "]}")
                    .values("{'type':'INVOKE','x':1}", "{'type':'DECLARE'}", "{'type':'DEPLOY'}")
                    .text("sealed interface TagOfOneValue"),
            of(
                            "TwoTags",
                            "{'oneOf':["
                                    + object(
                                            "'type':{'enum':['INVOKE']},'version':{'enum':['0x1','0x2']}",
                                            "type",
                                            "version")
                                    + ","
                                    + object("'type':{'enum':['INVOKE']},'version':{'enum':['0x3']}", "type", "version")
                                    + "]}")
                    .values("{'type':'INVOKE','version':'0x2'}", "{'type':'INVOKE','version':'0x3'}"),
            of(
                            "TagByPattern",
                            "{'oneOf':[" + object("'type':{'type':'string','pattern':'^0x4$'}", "type") + ","
                                    + object("'type':{'type':'string','pattern':'^0x2$'}", "type") + "]}")
                    .values("{'type':'0x4'}", "{'type':'0x2'}"),
            of(
                            "BlockId",
                            "{'oneOf':[" + object("'block_hash':{'type':'string'}", "block_hash") + ","
                                    + object("'block_number':{'type':'integer'}", "block_number")
                                    + ",{'type':'string','enum':['latest','pending']}]}")
                    .values("{'block_hash':'0x1'}", "{'block_number':7}", "'latest'"),
            of(
                            "Filter",
                            object(
                                    "'address':{'oneOf':[{'type':'null'},{'type':'string'},{'type':'array','items':{'type':'string'}}]}"))
                    .values("{'address':'a'}", "{'address':['a','b']}", "{'address':null}", "{}")
                    .text("Omittable<Address> address"),
            of(
                            "FilterResults",
                            "{'oneOf':[{'type':'array','items':{'type':'string'}},{'type':'array','items':"
                                    + object("'log':{'type':'string'}", "log") + "}]}")
                    .values("[]", "['a']", "[{'log':'x'}]"),
            of(
                            "NumberOrInteger",
                            "{'type':'object','properties':{'n':{'anyOf':[{'type':'integer'},{'type':'number'}]}}}")
                    .values("{'n':1.5}", "{'n':1.0}")
                    .text("@Nullable Double n"),
            of(
                            "NotPreConfirmed",
                            "{'type':'object','properties':{'id':{'allOf':[{'$ref':'#/components/schemas/BlockId'},{'not':{'type':'string','enum':['pending']}}]}}}")
                    .values("{'id':'latest'}", "{'id':{'block_number':1}}")
                    .text("@Nullable BlockId id"),
            of(
                            "Conditional",
                            "{'type':'object','properties':{'lifespan':{'type':'string'},'ttl':{'type':'integer'}},'if':{'properties':{'lifespan':{'const':'seconds'}}},'then':{'required':['ttl']}}")
                    .values("{'lifespan':'seconds','ttl':3}"),
            of("Both", "{'allOf':[{'$ref':'#/components/schemas/Conditional'},{'$ref':'#/components/schemas/Filter'}]}")
                    .values("{'lifespan':'x','address':'a'}")
                    .text(
                            "record Both(@Nullable String lifespan, @Nullable Long ttl, Omittable<Filter.Address> address"),
            of(
                            "Narrowed",
                            "{'allOf':[" + object("'x':{'type':'number'}") + ","
                                    + object("'x':{'minimum':0,'type':'integer'}", "x") + "]}")
                    .values("{'x':4}")
                    .text("long x"),
            of(
                            "ClosedBranch",
                            "{'properties':{'b':{'type':'string'}},'allOf':[{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false}]}")
                    .values("{'a':'x'}"),
            of(
                            "Titled",
                            object(
                                    "'from':{'title':'from address','description':'Who sends.','$ref':'#/components/schemas/BlockId'}"))
                    .values("{'from':'latest'}")
                    .text("@Nullable BlockId from", "Who sends."),
            of("Titles", object("'a':" + titled("a1") + ",'b':" + titled("b1") + ",'c':" + titled("c1")))
                    .values("{'a':{'a1':1},'b':{'b1':2},'c':{'c1':3}}")
                    .text("record A(", "record B(", "record C("),
            of(
                            "Node",
                            object(
                                    "'children':{'type':'array','items':{'$ref':'#/components/schemas/Node'}},'named':{'type':'object','additionalProperties':{'$ref':'#/components/schemas/Node'}}"))
                    .values("{'children':[{'children':[]}],'named':{'a':{}}}"),
            of(
                            "Somethings",
                            "{'type':'object','properties':{'list':{'type':'array','items':{'allOf':[{'$ref':'#/components/schemas/Somethings'}]}}}}")
                    .values("{'list':[{'list':[]}]}")
                    .text("List<Somethings> list"),
            of(
                            "LooseList",
                            object(
                                    "'l':{'type':'array','items':[{'type':'number'}]},'k':{'type':['array'],'items':[{'type':'number'}],'minItems':2,'maxItems':2}"))
                    .values("{'l':[1.5,2.5,3.5],'k':[1.5,2.5]}")
                    .text("List<Double> l", "List<Double> k"),
            of(
                            "Resolution",
                            "{'items':[{'const':720},{'const':480}],'additionalItems':false,'minItems':2,'maxItems':2}")
                    .values("[720,480]"),
            of("Tuple", "{'prefixItems':[{'type':'string'},{'type':'integer'}],'items':false}")
                    .values("['a',1]")
                    .text("record Tuple(String item1, long item2)"),
            of("SingleTypes", "{'type':['object'],'properties':{'n':{'type':['null']},'s':{'type':['string']}}}")
                    .values("{'n':null,'s':'x'}", "{}"),
            of(
                            "FourWays",
                            "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},'b':{'type':['string','null']},'c':{'type':'string'},'d':{'type':['string','null']}}}")
                    .values("{'a':'x','b':null}", "{'a':'x','b':'y','c':'z','d':null}", "{'a':'x','b':'y','d':'z'}")
                    .text("String a, @Nullable String b, @Nullable String c, Omittable<String> d"),
            of(
                            "PatternMap",
                            object(
                                    "'m':{'type':'object','patternProperties':{'.*':{'type':'array','items':{'type':'integer'}}}},'n':{'type':'object','patternProperties':{'^.*$':{'type':'string'}}}"))
                    .values("{'m':{'a':[1]},'n':{'b':'c'}}")
                    .text("Map<String, List<Long>> m", "Map<String, String> n"),
            of(
                            "OddMember",
                            object(
                                    "'additionalProperties':{'type':'string'},'$schema':{'type':'string'},'@context':{'type':'string'},'/':{'type':'string'},'class':{'type':'string'},'1':{'type':'string'}"))
                    .values("{'additionalProperties':'a','$schema':'b','@context':'c','/':'d','class':'e','1':'f'}")
                    .text("@Nullable String additionalProperties", "@Nullable String class_"),
            of("Booleans", object("'yes':true,'any':{}"))
                    .values("{'yes':[1],'any':{'a':null}}")
                    .text("@Nullable Json yes"),
            of("Votes", "{'enum':['','-1','1st','class','+1','a','A']}").values("''", "'-1'", "'+1'", "'other'"),
            of("Mixed", "{'enum':[1,'1',null]}").values("1", "'1'"),
            of("Dolby", "{'enum':['dolbyDigital5.1','5.1+','5.1'],'default':'none'}")
                    .values("'5.1+'", "'5.1'"),
            of(
                            "Big",
                            object(
                                    "'u':{'type':'integer','maximum':18446744073709551615},'c':{'type':'number','multipleOf':0.01},'h':{'type':'string','pattern':'^0x[0-9a-f]+$'}",
                                    "u"))
                    .values("{'u':18446744073709551615,'c':0.25,'h':'0xff'}")
                    .text("BigInteger u"),
            of(
                            "Blob",
                            object(
                                    "'d':{'type':'string','media':{'binaryEncoding':'base64'}},'e':{'type':'string','contentEncoding':'base64'}"))
                    .values("{'d':'AQI=','e':'AQI='}"),
            of(
                            "Sets",
                            object(
                                    "'s':{'type':'array','uniqueItems':true,'items':{'type':'object','properties':{'a':{'type':'integer'}}},'default':[]},'o':{'type':'object','default':{}}"))
                    .values("{'s':[{'a':2},{'a':1}],'o':{}}"),
            of(
                            "Read",
                            "{'type':'object','required':['id'],'properties':{'id':{'type':'string','readOnly':true},'pw':{'type':'string','writeOnly':true}}}")
                    .values("{'id':'1','pw':'2'}"),
            of("Nothing", "{'type':'object','additionalProperties':false,'properties':{}}")
                    .values("{}"),
            of(
                            "Serde",
                            "{'oneOf':[{'type':'string','enum':['Empty']},"
                                    + object("'Full':{'type':'integer'}", "Full") + ","
                                    + object("'Half':{'type':'string'}", "Half") + "]}")
                    .values("'Empty'", "{'Full':3}", "{'Half':'x'}"),
            of(
                            "PresenceOnly",
                            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}},'anyOf':[{'required':['a']},{'required':['b']}]}")
                    .values("{'a':'x'}", "{'b':'y'}")
                    .text("record PresenceOnly("),
            of(
                            "Dates",
                            object(
                                    "'t':{'type':'string','format':'date-time'},'f':{'type':'string','format':'nobody-knows'}"))
                    .values("{'t':'2024-01-02T03:04:05Z','f':'x'}")
                    .text("@Nullable OffsetDateTime t", "@Nullable String f"));

    private static SortedMap<String, String> files() {
        return Generation.ofSchemas(CASES.stream()
                .map(each -> "'" + each.name() + "':" + each.schema())
                .collect(Collectors.joining(",")));
    }

    private static final SortedMap<String, String> FILES = files();
    private static final GeneratedCode CODE = GeneratedCode.compile(FILES);

    static Stream<Arguments> cases() {
        return CASES.stream().map(each -> Arguments.of(each.name(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void valuesComeBack(String name, Case each) {
        for (String value : each.values()) {
            String json = value.replace('\'', '"');
            boolean unknown = value.contains("DEPLOY") || value.equals("'other'");
            String back = unknown
                    ? CODE.codec(Generation.PACKAGE + "." + name)
                            .toJson(CODE.codec(Generation.PACKAGE + "." + name).fromJson(json))
                    : CODE.roundTrip(Generation.PACKAGE + "." + name, json);
            assertThat(back).isEqualTo(json);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theClassReadsAsExpected(String name, Case each) {
        String text = Generation.file(FILES, name).replaceAll("\\s+", " ").replace("( ", "(");
        assertThat(each.texts()).allSatisfy(expected -> assertThat(text).contains(expected));
    }

    @TempDir
    Path folder;

    @Test
    void aModelWhoseNameIsThatOfAServiceGetsAnother() {
        Map<String, String> files = Generation.of(
                "{'openrpc':'1.3.2','info':{'title':'Pet','version':'1'},'methods':[{'name':'get','params':[],'result':{'name':'r','schema':{'$ref':'#/components/schemas/Pet'}}}],'components':{'schemas':{'Pet':{'type':'object','properties':{'pet':{'type':'object','title':'Pet','properties':{'x':{}}}}}}}}");

        assertThat(Generation.file(files, "Pet")).contains("interface Pet ");
        assertThat(Generation.file(files, "PetType")).contains("record PetType(");
        assertThat(GeneratedCode.problems(files)).isEmpty();
    }

    @Test
    void prefixesAndTagsThatAreNamesOfModelsOrDifferInCaseOnlyStayApart() {
        ModelOptions byTag =
                ModelOptions.builder().grouping(new Grouping.ByTag()).build();
        Map<String, String> files = Generation.result(
                        "{\"openrpc\":\"1.3.2\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"methods\":["
                                + "{\"name\":\"a\",\"params\":[],\"tags\":[{\"name\":\"URL\"},{\"name\":\"event\"}]},"
                                + "{\"name\":\"b\",\"params\":[],\"tags\":[{\"name\":\"Url\"}]},"
                                + "{\"name\":\"c\",\"params\":[],\"tags\":[{\"name\":\"property:readonly\"}]},{\"name\":\"d\",\"params\":[]}],"
                                + "\"components\":{\"schemas\":{\"Url\":{\"type\":\"object\",\"properties\":{\"x\":{}}}}}}",
                        byTag)
                .files();

        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(files.keySet().stream().map(String::toLowerCase)).doesNotHaveDuplicates();
    }

    @Test
    void methodNamesThatFallTogetherStayApart() {
        String methods = Stream.of(
                        "a/b", "a-b", "a_b", "aB", "rpc.x", "1st", "toString", "wait", "ünï", "Filecoin.ChainGetBlock")
                .map(name -> "{'name':'" + name + "','params':[],'result':{'name':'r','schema':{'type':'string'}}}")
                .collect(Collectors.joining(","));

        assertThat(GeneratedCode.problems(Generation.ofMethods(methods, ""))).isEmpty();
    }

    @Test
    void parametersThatMeetTheLocalsOfStubsStayThemselves() {
        String params = Stream.of(
                        "client",
                        "params",
                        "timeout",
                        "result",
                        "this",
                        "delegate",
                        "runtime",
                        "remote",
                        "options",
                        "subscriber",
                        "handler")
                .map(name -> "{'name':'" + name + "','schema':{'type':'integer'}}")
                .collect(Collectors.joining(","));

        assertThat(GeneratedCode.problems(Generation.ofMethods("{'name':'m','params':[" + params + "]}", "")))
                .isEmpty();
    }

    @Test
    void documentsMayHoldWhatPeopleWriteIntoThem() throws IOException {
        Files.writeString(
                folder.resolve("method.json"),
                "{\"name\":\"far\",\"params\":[{\"$ref\":\"doc.yaml#/components/contentDescriptors/Id\"}]}");
        String yaml =
                "\uFEFF# a comment\r\nopenrpc: 1.3.2\r\ninfo: {title: T, version: '1', x-more: 1}\r\nx-extra: {a: 1}\r\n"
                        + "base: &base {type: object, properties: {x: {type: string}}}\r\n"
                                .replace("base: &", "x-base: &")
                        + "methods:\r\n- $ref: method.json\r\n- {name: near, params: [], result: {name: r, schema: {<<: *base, title: Merged}}}\r\n"
                        + "components:\r\n  contentDescriptors:\r\n    Id: {name: id, required: true, schema: {type: integer}}\r\n";
        Path document = Files.write(folder.resolve("doc.yaml"), yaml.getBytes(StandardCharsets.UTF_8));

        GenerationResult result = Generation.result(document, ModelOptions.DEFAULTS);

        assertThat(result.methods()).isEqualTo(2);
        assertThat(Generation.file(result.files(), "T")).contains("void far(long id);");
        assertThat(GeneratedCode.problems(result.files())).isEmpty();
    }

    @Test
    void aDocumentWithoutMethodsIsItsTypes() {
        Map<String, String> files = Generation.ofSchemas("'A':{'type':'object','properties':{'x':{}}}");

        assertThat(files.keySet()).hasSize(2);
    }

    @Test
    void resultsThatAreNothingReturnNothing() {
        Map<String, String> files = Generation.ofMethods(
                "{'name':'a','params':[],'result':{'name':'r','schema':{'type':['null']}}},{'name':'b','params':[],'result':{'name':'r','schema':{'const':null}}}",
                "");

        assertThat(Generation.file(files, "Test")).contains("void a();").contains("void b();");
    }

    @Test
    void aSchemaThatIncludesItselfIsAnErrorAndNoOverflow() {
        for (String schemas : List.of(
                "'A':{'allOf':[{'$ref':'#/components/schemas/A'}]}",
                "'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/A'}")) {
            String document =
                    "{\"openrpc\":\"1.3.2\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"methods\":[],\"components\":{\"schemas\":{"
                            + schemas.replace('\'', '"') + "}}}";
            assertThatThrownBy(() -> strict(document)).hasMessageMatching("(?s).*circular-(schema|reference).*");
        }
    }

    private void strict(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("strict.json"), document);
        GenerationResult result = Generator.generate(GeneratorOptions.of(List.of(file), Generation.PACKAGE));
        if (result.hasErrors()) {
            throw new IllegalStateException(result.diagnostics().toString());
        }
    }

    private static String titled(String member) {
        return "{'title':'number','type':'object','properties':{'" + member + "':{'type':'integer'}}}";
    }

    private static String object(String members, String... required) {
        String list = Stream.of(required).map(name -> "'" + name + "'").collect(Collectors.joining(","));
        return "{'type':'object','properties':{" + members + "}" + (list.isEmpty() ? "" : ",'required':[" + list + "]")
                + "}";
    }

    private static Case of(String name, String schema) {
        return new Case(name, schema, List.of(), List.of());
    }
}
