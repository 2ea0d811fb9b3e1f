package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hint says can be configured as well, the configuration counts first, and an unusable hint is reported. */
class HintsTest {
    private static final String SCHEMAS = """
            'Pet':{'x-java-name':'Animal','type':'object','properties':{'class':{'x-java-name':'kind','type':'string'},'age':{'type':'integer'}}},
            'Cat':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'lives':{'type':'integer'}}}]},
            'Mood':{'enum':['+1','-1'],'x-enum-varnames':['GOOD','BAD']},
            'Way':{'oneOf':[{'const':'up','x-java-name':'RISE'},{'const':'down'}]}
            """;

    private static final String METHODS = """
            {'name':'get','x-java-name':'fetch','params':[{'name':'p1','x-java-name':'id','schema':{'type':'string'}},{'name':'p2','schema':{'type':'string'}}]}
            """;

    @Test
    void hintsNameTypesMembersValuesMethodsAndParameters() {
        Modelled m = modelled(ModelOptions.DEFAULTS);

        assertThat(declaration(m, "Pet").hint().chosen()).isEqualTo("Animal");
        assertThat(members(m, "Pet")).containsExactly("kind", null);
        assertThat(values(m, "Mood")).containsExactly("GOOD", "BAD");
        assertThat(values(m, "Way")).containsExactly("RISE", null);
        assertThat(m.method("get").javaName()).isEqualTo("fetch");
        assertThat(m.method("get").params())
                .extracting(MethodModel.Param::javaName)
                .containsExactly("id", null);
        assertThat(m.codes()).doesNotContain("invalid-hint", "unused-option");
    }

    @Test
    void theConfigurationCountsFirst() {
        Modelled m = modelled(ModelOptions.builder()
                .schemaName("Pet", "Beast")
                .memberName("Pet/class", "sort")
                .memberName("#/components/schemas/Pet/age", "years")
                .memberName("Cat/lives", "many")
                .memberName("Mood/-1", "AWFUL")
                .memberName("Way/down", "FALL")
                .methodName("g*", "load")
                .memberName("get/p1", "key")
                .memberName("*/p2", "other")
                .build());

        assertThat(declaration(m, "Pet").hint().chosen()).isEqualTo("Beast");
        assertThat(members(m, "Pet")).containsExactly("sort", "years");
        assertThat(members(m, "Cat")).containsExactly("sort", "years", "many");
        assertThat(values(m, "Mood")).containsExactly("GOOD", "AWFUL");
        assertThat(values(m, "Way")).containsExactly("RISE", "FALL");
        assertThat(m.method("get").javaName()).isEqualTo("load");
        assertThat(m.method("get").params())
                .extracting(MethodModel.Param::javaName)
                .containsExactly("key", "other");
        assertThat(m.codes()).doesNotContain("unused-option");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'A':{'x-java-name':'My-Type','type':'object','properties':{'x':{}}}",
                "'A':{'x-java-name':'record','type':'object','properties':{'x':{}}}",
                "'A':{'x-java-name':7,'type':'object','properties':{'x':{}}}",
                "'A':{'type':'object','properties':{'x':{'x-java-name':'new'}}}",
                "'A':{'enum':['a'],'x-enum-varnames':['1']}",
                "'A':{'x-java-type':7}",
                "'A':{'x-java-type':'java.util.List<String>'}",
                "'A':{'x-java-type':'Money'}",
                "'A':{'x-java-type':'Long'}",
                "'A':{'x-java-type':{'codec':'a.B.CODEC'}}",
                "'A':{'x-java-type':{'name':'a.B','codec':'CODEC'}}",
                "'A':{'x-java-type':{'name':'a.B','codec':'B.codec()'}}",
                "'A':{'x-java-type':{'name':'a.B','codec':'a.new.codec()'}}",
                "'A':{'x-java-type':{'name':'a.B','codec':'a.B.CODEC; static { System.exit(1); }'}}",
                "'A':{'oneOf':[{'type':'object','required':['a'],'properties':{'a':{}}},{'type':'object','required':['b'],'properties':{'b':{}}}],'x-discriminator':{'member':'a'}}"
            })
    void aHintThatCannotBeUsedIsReported(String schema) {
        assertThat(Modelled.schemas(schema).codes()).contains("invalid-hint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a','params':[],'x-java-name':'new'}",
                "{'name':'a','params':[{'name':'p','schema':{},'x-java-name':'x y'}]}",
                "{'name':'a','params':[],'result':{'name':'r','schema':{}},'x-idempotent':'yes'}",
                "{'name':'a','params':[],'x-idempotent':true}",
                "{'name':'a','params':[],'x-progress':{'type':'integer'}}",
                "{'name':'a','params':[],'result':{'name':'r','schema':{}},'x-progress':'integer'}",
                "{'name':'a','params':[],'result':{'name':'r','schema':{}},'x-outbox-policy':'block'}",
                "{'name':'a','params':[],'x-outbox-policy':'COALESCE'}",
                "{'name':'a','params':[],'x-outbox-policy':7}",
                "{'name':'a','params':[],'errors':[{'code':1,'message':'','x-java-name':'1'}]}"
            })
    void aHintAtAMethodThatCannotBeUsedIsReported(String method) {
        Modelled m = Modelled.methods(method, "");

        assertThat(m.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code().equals("invalid-hint"))
                .singleElement()
                .extracting(Diagnostic::advice)
                .asString()
                .isNotEmpty();
    }

    @Test
    void aDocumentMayGiveTheConstantOrTheMethodThatIsTheCodec() {
        Modelled m = Modelled.schemas(
                "'A':{'type':'array','items':{'x-java-type':{'name':'a.B','codec':'a.B.CODEC'}}},'C':{'type':'array','items':{'x-java-type':{'name':'a.B','codec':'a.Codecs.ofB()'}}}");

        assertThat(m.codes()).isEmpty();
    }

    private static Modelled modelled(ModelOptions options) {
        return Modelled.methods(METHODS, "'schemas':{" + SCHEMAS + "}", options);
    }

    private static Declaration declaration(Modelled m, String component) {
        return m.api().declarations().values().stream()
                .filter(declaration -> declaration.id().pointer().equals("/components/schemas/" + component))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> members(Modelled m, String component) {
        return ((ObjectDeclaration) declaration(m, component))
                .members().stream().map(Member::javaName).toList();
    }

    private static List<String> values(Modelled m, String component) {
        return ((EnumDeclaration) declaration(m, component))
                .values().stream().map(EnumValue::javaName).toList();
    }
}
