package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes at which a class file, a method or a constructor ends. */
class BigSchemasTest {
    private static final String THING = Generation.PACKAGE + ".Thing";

    @ParameterizedTest
    @CsvSource({"253,string,record", "254,string,class", "126,integer,record", "127,integer,class", "2400,integer,class"
    })
    void anyNumberOfMembersComesBack(int members, String type, String kind) {
        String properties = join(members, i -> "'m" + i + "':{'type':'" + type + "'}");
        String required = join(members, i -> "'m" + i + "'");
        Map<String, String> files = Generation.ofSchemas(
                "'Thing':{'type':'object','properties':{" + properties + "},'required':[" + required + "]}");
        assertThat(Generation.file(files, "Thing"))
                .contains("public " + (kind.equals("class") ? "final class" : "record") + " Thing");
        GeneratedCode code = GeneratedCode.compile(files);
        String value = type.equals("string") ? "\"x\"" : "5";
        String json = "{" + join(members, i -> "\"m" + i + "\":" + value) + ",\"other\":[1]}";
        assertThat(code.roundTrip(THING, json)).isEqualTo(json);
        Object one = code.codec(THING).fromJson(json);
        Object same = code.codec(THING).fromJson(json);
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one.toString()).startsWith("Thing");
        assertThatThrownBy(() -> code.roundTrip(THING, "{\"m0\":" + value + "}"))
                .hasMessageContaining("'m1'");
    }

    @Test
    void aWideClassHasTheFaceOfARecord() {
        String properties = join(300, i -> "'m" + i + "':{'type':'integer'}");
        GeneratedCode code =
                GeneratedCode.compile(Generation.ofSchemas("'Thing':{'type':'object','required':['m0','kind'],"
                        + "'properties':{'kind':{'const':'x'},'maybe':{'type':['string','null']},'list':{'type':'array','items':"
                        + "{'type':'string'}}," + properties
                        + "}},'U':{'oneOf':[{'$ref':'#/components/schemas/Thing'},{'type':'string'}]}"));
        String use = """
                package com.example.test;

                import dev.duplexrpc.Omittable;
                import java.util.List;

                public class User {
                    public static String use() {
                        Thing thing = Thing.builder().m0(1).m299(2L).maybe("x").list(List.of("a")).build();
                        U union = thing.toBuilder().m5(5L).maybe(Omittable.ofNull()).build();
                        return thing.kind() + thing.m0() + thing.m299() + thing.maybe() + thing.list()
                                + U.codec().toJson(union) + thing.otherMembers();
                    }
                }
                """;
        assertThat(GeneratedCode.call(
                        code.with(Map.of("com/example/test/User.java", use)).type(Generation.PACKAGE + ".User"), "use"))
                .isEqualTo(
                        "x12x[a]" + "{\"kind\":\"x\",\"maybe\":null,\"list\":[\"a\"],\"m0\":1,\"m5\":5,\"m299\":2}{}");
    }

    @ParameterizedTest
    @CsvSource({"10,record", "300,class"})
    void aMemberThatMustBeThereButMayBeNullIsMissedInBoth(int members, String kind) {
        String properties = join(members, i -> "'m" + i + "':{'type':'string'}");
        Map<String, String> files = Generation.ofSchemas("'Thing':{'type':'object','required':['n','k'],'properties':{"
                + "'n':{'type':['string','null']},'k':{'const':'x'}," + properties + "}}");
        assertThat(Generation.file(files, "Thing"))
                .contains("public " + (kind.equals("class") ? "final class" : "record") + " Thing");
        GeneratedCode code = GeneratedCode.compile(files);
        assertThat(code.roundTrip(THING, "{\"n\":null,\"k\":\"x\"}")).isEqualTo("{\"n\":null,\"k\":\"x\"}");
        assertThatThrownBy(() -> code.roundTrip(THING, "{\"k\":\"x\"}")).hasMessageContaining("'n'");
        assertThatThrownBy(() -> code.roundTrip(THING, "{\"n\":null}")).hasMessageContaining("'k'");
    }

    @ParameterizedTest
    @CsvSource({"126,integer,true", "127,integer,false", "253,string,true", "254,string,false", "400,string,false"})
    void anyNumberOfPositionsComesBack(int items, String type, boolean record) {
        String positions = join(items, i -> "{'type':'" + type + "'}");
        Map<String, String> files = Generation.ofSchemas("'Thing':{'type':'object','required':['t','u'],'properties':{"
                + "'t':{'prefixItems':[" + positions + "],'items':false},"
                + "'u':{'prefixItems':[{'type':'boolean'}," + positions + "],'items':false}}}");
        assertThat(Generation.file(files, "Thing").contains("record T(")).isEqualTo(record);
        GeneratedCode code = GeneratedCode.compile(files);
        String values = join(items, i -> type.equals("string") ? "\"x\"" : "5");
        String json = "{\"t\":[" + values + "],\"u\":[true," + values + "]}";
        assertThat(code.roundTrip(THING, json)).isEqualTo(json);
        assertThat(Generation.file(files, "Thing").contains("List<Json> u")).isEqualTo(items > 252 || !record);
    }

    @Test
    void aMethodWithMoreParametersThanJavaAllowsIsRefused() {
        String params = join(260, i -> "{'name':'p" + i + "','schema':{'type':'string'}}");

        assertThatThrownBy(() -> Generation.ofMethods("{'name':'m','params':[" + params + "]}", ""))
                .hasMessageContaining(
                        "The method has 260 parameters, more than the Java record that holds them can have");
        String fewer = join(253, i -> "{'name':'p" + i + "','required':true,'schema':{'type':'string'}}");
        assertThat(GeneratedCode.problems(Generation.ofMethods("{'name':'m','params':[" + fewer + "]}", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,true", "600,true", "2000,true", "2500,true", "6000,false"})
    void anyNumberOfValuesIsAnEnumeration(int values, boolean listed) {
        String list = join(values, i -> "'v" + i + "'");
        Map<String, String> files = Generation.ofSchemas("'Thing':{'type':'string','enum':[" + list + "]}");
        assertThat(Generation.file(files, "Thing").contains("enum Known")).isEqualTo(listed);
        GeneratedCode code = GeneratedCode.compile(files);
        String last = "\"v" + (values - 1) + "\"";
        assertThat(code.roundTrip(THING, last)).isEqualTo(last);
        assertThatThrownBy(() -> code.roundTrip(THING, "\"w\"")).hasMessageContaining("none of 'v0', 'v1'");
    }

    @Test
    void manyMethodsMakeOneService() {
        String methods =
                join(1300, i -> "{'name':'m" + i + "','params':[],'result':{'name':'r','schema':{'type':'string'}}}");
        Map<String, String> files = Generation.ofMethods(methods, "");
        assertThat(GeneratedCode.problems(files)).isEmpty();
        assertThat(Generation.file(files, "TestDispatcher"))
                .contains("More2.blocking(service, handler);")
                .contains("    @Generated\n    private static final class More2 ");
    }

    @Test
    void whatNoClassFileHoldsIsRefusedAtItsPlace() {
        String variants =
                join(5001, i -> "{'type':'object','required':['t'],'properties':{'t':{'const':'v" + i + "'}}}");
        String members = join(5001, i -> "'m" + i + "':{'type':'string'}");
        String methods = join(4100, i -> "{'name':'m" + i + "','params':[]}");

        assertThatThrownBy(() -> Generation.ofSchemas("'Thing':{'oneOf':[" + variants + "]}"))
                .hasMessageContaining("The union has 5001 alternatives; a Java class has room for 5000.")
                .hasMessageContaining("/components/schemas/Thing");
        assertThatThrownBy(() -> Generation.ofSchemas("'Thing':{'properties':{" + members + "}}"))
                .hasMessageContaining("The object has 5001 members, more than a Java class has room for");
        assertThatThrownBy(() -> Generation.ofMethods(methods, ""))
                .hasMessageContaining("The 4100 methods, with their overloads, are more than a Java interface");
    }

    /** Longer rows of branches overflow the stack of javac or the size of a method; so there is none of more than a hundred. */
    @Test
    void aUnionOfManyVariantsTellsThemApartInSmallMethods() {
        int variants = 450;
        String union = join(
                variants,
                i -> i % 3 == 0
                        ? "{'prefixItems':[{'const':'v" + i + "'},{'type':'integer'}],'items':false,'minItems':2}"
                        : "{'type':'object','required':['t'],'properties':{'t':{'const':'v" + i + "'}}}");
        Map<String, String> files = Generation.ofSchemas("'Thing':{'oneOf':[" + union + "]}");
        GeneratedCode code = GeneratedCode.compile(files);

        for (String json :
                List.of("{\"t\":\"v1\",\"x\":1}", "{\"t\":\"v449\",\"x\":1}", "[\"v0\",1]", "[\"v447\",1]")) {
            assertThat(code.roundTrip(THING, json)).isEqualTo(json);
            assertThat(code.codec(THING).fromJson(json).getClass().getSimpleName())
                    .startsWith("V");
        }
        assertThat(code.codec(THING).fromJson("{\"t\":\"w\"}").getClass().getSimpleName())
                .isEqualTo("Unknown");
        for (String method : Generation.file(files, "ThingCodec").split("\n    }\n", -1)) {
            assertThat(method.lines()
                            .filter(line -> line.contains("instanceof ") || line.contains("case \""))
                            .count())
                    .isLessThanOrEqualTo(101);
        }
    }

    @Test
    void aUnionToldByMembersOrPatternsIsDividedAsWell() {
        String keys = join(
                130, i -> "{'type':'object','required':['k" + i + "'],'properties':{'k" + i + "':{'type':'string'}}}");
        String patterns = join(
                130,
                i -> "{'type':'object','required':['t'],'properties':{'t':{'type':'string','pattern':'^v" + i
                        + "-'}}}");
        GeneratedCode code = GeneratedCode.compile(
                Generation.ofSchemas("'Thing':{'oneOf':[" + keys + "]},'Other':{'oneOf':[" + patterns + "]}"));

        assertThat(code.roundTrip(THING, "{\"k129\":\"x\"}")).isEqualTo("{\"k129\":\"x\"}");
    }

    @Test
    void deepNestingStaysWithinTheLengthOfAFileName() {
        StringBuilder schema = new StringBuilder("{'type':'string'}");
        for (int i = 0; i < 40; i++) {
            schema.insert(0, "{'type':'object','properties':{'aRatherLongMemberName" + i + "':")
                    .append("}}");
        }
        Map<String, String> files = Generation.ofSchemas("'Thing':" + schema);
        assertThat(files.keySet()).allMatch(path -> path.length() < 220);
        GeneratedCode code = GeneratedCode.compile(files);
        assertThat(code.classNames()).allMatch(name -> name.length() < 255);
        assertThat(code.roundTrip(THING, "{\"aRatherLongMemberName39\":{}}"))
                .isEqualTo("{\"aRatherLongMemberName39\":{}}");
    }

    private static String join(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }
}
