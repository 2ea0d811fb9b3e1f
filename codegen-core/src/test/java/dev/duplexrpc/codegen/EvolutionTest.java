package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that was compiled against an older document runs, and compiles, with the newer one. */
class EvolutionTest {
    private static final String OLD_METHODS = """
            {'name':'find','params':[{'name':'id','required':true,'schema':{'type':'integer'}},
              {'name':'tag','schema':{'type':'string'}}],
             'result':{'name':'r','schema':{'$ref':'#/components/schemas/Event'}}}
            """ + search(8);

    private static final String NEW_METHODS = """
            {'name':'find','params':[{'name':'id','required':true,'schema':{'type':'integer'}},
              {'name':'tag','schema':{'type':'string'}},{'name':'limit','schema':{'type':'integer'}},
              {'name':'deep','schema':{'type':['boolean','null']}}],
             'result':{'name':'r','schema':{'$ref':'#/components/schemas/Event'}},
             'errors':[{'code':5,'message':'Gone.'}],'x-progress':{'type':'integer'}},
            {'name':'count','params':[],'result':{'name':'r','schema':{'type':'integer'}}}
            """ + search(9);

    private static final String OLD_SCHEMAS = """
            'schemas':{'Event':{'oneOf':[{'$ref':'#/components/schemas/Born'},{'type':'string'}]},
              'Born':{'type':'object','required':['type','kind'],'properties':{'type':{'const':'born'},
                'kind':{'$ref':'#/components/schemas/Kind'},'place':{'type':'object','properties':{'x':{'type':'string'}}}}},
              'Kind':{'type':'string','enum':['dog','cat']}}
            """;

    private static final String NEW_SCHEMAS = """
            'schemas':{'Event':{'oneOf':[{'$ref':'#/components/schemas/Moved'},{'$ref':'#/components/schemas/Born'},{'type':'string'},
                {'type':'integer'}]},
              'Moved':{'type':'object','required':['type'],'properties':{'type':{'const':'moved'}}},
              'Born':{'type':'object','required':['type','kind'],'properties':{'weight':{'type':'number'},'type':{'const':'born'},
                'when':{'type':['string','null']},'kind':{'$ref':'#/components/schemas/Kind'},
                'place':{'type':'object','properties':{'w':{'type':'string'},'x':{'type':'string'}}}}},
              'Kind':{'type':'string','enum':['newt','dog','cat']}}
            """;

    private static final String CALLER = """
            package com.example.test;

            import dev.duplexrpc.Remote;
            import java.util.List;

            public class Caller {
                public static void call(Remote remote, List<String> out) {
                    Test test = Test.over(remote);
                    out.add(describe(test.find(1)));
                    out.add(describe(test.find(2, "t")));
                    out.add(describe(Test.asyncOver(remote).find(3, null).join()));
                    out.add(describe(test.search("1", "2", "3", "4", "5", "6", "7", "8")));
                    out.add(describe(test.search(SearchParams.builder().p8("8").build())));
                    Born born = Born.builder().kind(Kind.DOG).place(Born.Place.builder().x("here").build()).build();
                    out.add(Born.codec().toJson(born.toBuilder().kind(Kind.CAT).build()));
                }

                private static String describe(Event event) {
                    if (event instanceof Born born) {
                        return switch (born.kind().known()) {
                            case DOG -> "dog";
                            case CAT -> "cat";
                            default -> "other: " + born.kind();
                        };
                    }
                    return event instanceof Event.OfString text ? text.value() : "something new";
                }
            }
            """;

    private final GeneratedCode older = GeneratedCode.compile(Generation.ofMethods(OLD_METHODS, OLD_SCHEMAS));
    private final GeneratedCode newer = GeneratedCode.compile(Generation.ofMethods(NEW_METHODS, NEW_SCHEMAS));

    @Test
    void aCallerCompiledBeforeRunsWithWhatWasAdded() {
        assertThat(call(caller(older).runningOn(newer))).isEqualTo(call(caller(newer)));
    }

    @Test
    void aCallerUnderstandsAsMuchAsItCan() {
        assertThat(call(caller(older)))
                .containsExactly(
                        "other: newt",
                        "something new",
                        "news",
                        "found",
                        "found again",
                        "{\"type\":\"born\",\"kind\":\"cat\",\"place\":{\"x\":\"here\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'array','items':{'type':'string'}}|{'type':'array','items':{'type':'integer'}}"
                        + "|new U.OfList(java.util.List.of(\"a\"))|[\"a\"]",
                "{'type':'string','pattern':'^a'}|{'type':'string','pattern':'^b'}|new U.OfString(\"ab\")|\"ab\"",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}"
                        + "|{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}"
                        + "|U.A.builder().a(\"x\").build()|{\"a\":\"x\"}",
                "{'type':'object','properties':{'a':{'type':'string'}}}"
                        + "|{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}"
                        + "|U.A.builder().a(\"x\").build()|{\"a\":\"x\"}",
                "{'type':'object','required':['v'],'properties':{'v':{'const':1}}}"
                        + "|{'type':'object','required':['v'],'properties':{'v':{'const':2}}}"
                        + "|U.V1.builder().build()|{\"v\":1}",
                "{'type':'object','required':['id'],'properties':{'id':{'type':'string'}},'additionalProperties':false}"
                        + "|{'type':'object','required':['id','b'],'properties':{'id':{'type':'string'},'b':{'type':'string'}}}"
                        + "|U.Id.builder().id(\"x\").build()|{\"id\":\"x\"}",
                "{'title':'Alpha','type':'object','required':['a'],'properties':{'a':{'type':'string'}}}"
                        + "|{'title':'Alpha','type':'object','required':['b'],'properties':{'b':{'type':'string'}}}"
                        + "|U.Alpha.builder().a(\"x\").build()|{\"a\":\"x\"}",
                "{'type':'object','required':['t'],'properties':{'t':{'const':'one'}}}"
                        + "|{'type':'object','required':['t'],'properties':{'t':{'const':'two'}}}"
                        + "|U.One.builder().build()|{\"t\":\"one\"}",
                "{'type':'object','required':['t'],'properties':{'t':{'enum':['one']}}}"
                        + "|{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}}"
                        + "|U.One.builder().build()|{\"t\":\"one\"}",
                "{'type':'array','prefixItems':[{'type':'string'}],'items':false,'minItems':1}"
                        + "|{'type':'array','prefixItems':[{'type':'integer'}],'items':false,'minItems':1}"
                        + "|new U.Tuple(\"x\")|[\"x\"]",
                "{'type':'object','additionalProperties':{'type':'string'}}|{'type':'string'}"
                        + "|new U.OfMap(java.util.Map.of(\"k\",\"v\"))|{\"k\":\"v\"}",
            })
    void aCallerCompiledBeforeAVariantWasAppendedRuns(String there, String appended, String made, String json) {
        String caller = """
                package com.example.test;

                public class Caller {
                    public static String make() {
                        U made = %s;
                        return U.codec().toJson(made);
                    }
                }
                """.formatted(made);
        GeneratedCode before = union(there).with(Map.of("com/example/test/Caller.java", caller));

        assertThat(made(before)).isEqualTo(json);
        assertThat(made(before.runningOn(union(there + "," + appended)))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'integer'}|1.5",
                "{'type':'integer'}|99999999999999999999",
                "{'type':'integer','format':'int32'}|2147483648",
                "{'type':'number'}|1e999",
                "{'type':'string','format':'uuid'}|\"none\"",
                "{'type':'string','format':'date-time'}|\"some day\"",
                "{'type':'array','items':{'type':'integer'}}|[1,\"a\"]",
                "{'type':'array','items':{'type':'integer'},'minItems':2}|[1,\"a\"]",
                "{'type':'object','additionalProperties':{'type':'integer'}}|{\"a\":[1]}",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}|{\"b\":1}",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}|{\"a\":{\"b\":[1,{}]}}",
                "{'type':'object','required':['a'],'properties':{'a':{'const':1}}}|{\"a\":2}",
                "{'type':'object','required':['a'],'properties':{'a':{'const':1}}}|{\"a\":\"1\"}",
                "{'type':'object','required':['a'],'properties':{'a':{'const':'1'}}}|{\"a\":1}",
                "{'type':'object','required':['a'],'properties':{'a':{'const':true}}}|{\"a\":false}",
                "{'prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}|[\"a\"]",
                "{'prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}|[1,2]",
                "{'prefixItems':[{'type':'string'},{'const':7}],'items':false,'minItems':2}|[\"a\",8]",
                "{'prefixItems':[{'const':'a'},{'type':'string'}],'items':false,'minItems':2}|[\"b\",\"c\"]",
                "{'prefixItems':[{'const':'a'},{'type':'string'}],'items':false,'minItems':2}|[]",
                "{'enum':[1,2]}|1.5",
            })
    void aValueThatTheOnlyVariantOfItsKindCannotHoldIsUnknown(String variant, String json) {
        JsonCodec<Object> codec = union(variant).codec(Generation.PACKAGE + ".U");
        Object value = codec.fromJson(json);

        assertThat(value.getClass().getSimpleName()).isEqualTo("Unknown");
        assertThat(codec.toJson(value)).isEqualTo(json);
    }

    /** Whoever says what it is by its constant and then is not is broken, and nothing new. */
    @Test
    void aValueWithTheConstantOfAVariantThatItIsNotIsRefused() {
        JsonCodec<Object> codec = union(
                        "{'type':'object','required':['t','a'],'properties':{'t':{'const':'x'},'a':{'type':'string'}}},"
                                + "{'prefixItems':[{'const':'x'},{'type':'string'}],'items':false,'minItems':2}")
                .codec(Generation.PACKAGE + ".U");

        assertThatThrownBy(() -> codec.fromJson("{\"t\":\"x\",\"a\":1}")).hasMessageContaining("/a");
        assertThatThrownBy(() -> codec.fromJson("[\"x\",1]")).hasMessageContaining("/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'array','items':{'type':'integer'},'minItems':2}|[1]|/",
                "{'type':'array','items':{'type':'integer'}}|[1,\"a\"]|/1",
                "{'prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}|[1,2]|/0",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}|{\"a\":[]}|/a",
            })
    void aServerRefusesWhatTheOnlyVariantOfItsKindCannotHold(String variant, String json, String place) {
        GeneratedCode code = union(variant);

        assertThatThrownBy(() -> code.roundTrip(Generation.PACKAGE + ".U", json))
                .isInstanceOf(JsonException.class)
                .extracting(refusal -> ((JsonException) refusal).pointer() + "/")
                .asString()
                .startsWith(place);
    }

    private static GeneratedCode union(String alternatives) {
        return GeneratedCode.compile(Generation.ofSchemas("'U':{'oneOf':[" + alternatives + ",{'type':'boolean'}]}"));
    }

    private static Object made(GeneratedCode code) {
        try {
            return code.type(Generation.PACKAGE + ".Caller").getMethod("make").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    /** A method with so many optional parameters; beyond eight it takes them as one record. */
    private static String search(int optional) {
        return IntStream.rangeClosed(1, optional)
                .mapToObj(i -> "{'name':'p" + i + "','schema':{'type':'string'}}")
                .collect(Collectors.joining(
                        ",",
                        ",{'name':'search','params':[",
                        "],'result':{'name':'r','schema':{'$ref':'#/components/schemas/Event'}}}"));
    }

    private static GeneratedCode caller(GeneratedCode code) {
        return code.with(Map.of("com/example/test/Caller.java", CALLER));
    }

    /** Calls a server of the newer document, which answers with what an older caller does not know. */
    private static List<String> call(GeneratedCode code) {
        List<String> answers = List.of(
                "{\"type\":\"born\",\"kind\":\"newt\",\"weight\":1}",
                "{\"type\":\"moved\"}",
                "\"news\"",
                "\"found\"",
                "\"found again\"");
        List<String> out = new ArrayList<>();
        Remote remote = (Remote) Proxy.newProxyInstance(
                EvolutionTest.class.getClassLoader(), new Class<?>[] {Remote.class}, (proxy, method, arguments) -> {
                    RpcMethod<?, ?> called = (RpcMethod<?, ?>) arguments[0];
                    Object result = called.result().fromJson(answers.get(out.size()));
                    return method.getName().equals("call") ? CompletableFuture.completedFuture(result) : result;
                });
        try {
            code.type(Generation.PACKAGE + ".Caller")
                    .getMethod("call", Remote.class, List.class)
                    .invoke(null, remote, out);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
        return out;
    }
}
