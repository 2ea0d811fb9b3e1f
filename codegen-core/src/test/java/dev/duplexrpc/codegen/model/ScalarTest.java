package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.NumberStyle.HexQuantities;
import dev.duplexrpc.codegen.model.Type.Precision;
import dev.duplexrpc.codegen.model.Type.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "'type':'integer' | LONG",
                "'type':'integer','format':'int32' | INT",
                "'type':'integer','format':'int64' | LONG",
                "'type':'integer','format':'uint64' | BIG<min 0 max 18446744073709551615>",
                "'type':'integer','format':'uint32' | LONG<min 0 max 4294967295>",
                "'type':'integer','format':'uint8','maximum':9 | INT<min 0 max 9>",
                "'type':'integer','format':'uint32','example':-1 | LONG",
                "'type':'integer','minimum':0,'maximum':100 | INT<min 0 max 100>",
                "'type':'integer','minimum':0,'maximum':4294967295 | LONG<min 0 max 4294967295>",
                "'type':'integer','minimum':0,'maximum':18446744073709551615 | BIG<min 0 max 18446744073709551615>",
                "'type':'integer','maximum':9223372036854775807 | LONG",
                "'type':'integer','minimum':0,'exclusiveMinimum':true | LONG<min not 0>",
                "'type':'integer','exclusiveMinimum':0 | LONG<min not 0>",
                "'type':'integer','multipleOf':5 | LONG<step 5>",
                "'type':'number' | DOUBLE",
                "'type':'number','multipleOf':1 | LONG",
                "'type':'number','multipleOf':0.01 | DOUBLE<step 0.01>",
                "'type':'number','format':'decimal' | EXACT",
                "'type':'number','format':'int64' | LONG",
                "'type':['integer','number'] | DOUBLE",
                "'type':['integer'] | LONG",
                "'minimum':1 | DOUBLE<min 1>",
                "'type':'boolean' | truth",
                "'type':'null' | nothing|null",
                "'const':null | nothing|null",
                "'enum':[null] | nothing|null",
                "'type':'string' | text",
                "'pattern':'^a$' | text<pattern ^a\\z>",
                "'minLength':0,'type':'string' | text",
                "'type':'string','format':'date-time' | DATE_TIME",
                "'type':'string','format':'uuid' | UUID",
                "'type':'string','format':'hostname' | text",
                "'type':'string','contentEncoding':'base64' | BASE64",
                "'type':'string','media':{'binaryEncoding':'base64'} | BASE64",
                "'type':'string','format':'byte' | BASE64",
                "'type':['string','null'] | text|null",
                "'type':'string','nullable':true | text|null",
                "'const':'x' | text<only x>",
                "'const':3 | INT<only 3>",
                "'const':true | truth<only true>",
                "'enum':[true,false] | truth",
                "'enum':[true] | truth<only true>",
                "'const':false | truth<only false>",
                "'description':'anything' | untyped",
                "'type':'int' | LONG",
                "'type':'UInt64' | LONG",
                "'type':'float' | DOUBLE",
                "'type':'Boolean' | truth",
                "'type':'str' | text",
                "'type':['string',null] | text|null",
                "'type':'void' | nothing|null",
                "'type':'any' | untyped",
            })
    void aMemberOfThisSchemaIs(String schema, String expected) {
        Modelled m = Modelled.schemas("'O':{'type':'object','properties':{'x':{" + schema + "}}}");

        assertThat(m.type("O", "x")).isEqualTo(expected);
    }

    @Test
    void anExampleThatBreaksItsFormatIsBelieved() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'a':{'type':'string','format':'byte','example':'no.base64'},'b':{'type':'string','format':'byte','example':'QQ=='},"
                        + "'c':{'type':'string','format':'date-time','examples':['yesterday']},'d':{'type':'string','format':'uuid','default':''}}}");

        assertThat(m.type("O", "a")).isEqualTo("text");
        assertThat(m.type("O", "b")).isEqualTo("BASE64");
        assertThat(m.type("O", "c")).isEqualTo("text");
        assertThat(m.type("O", "d")).isEqualTo("text");
        assertThat(m.codes()).contains("simplified-schema");
    }

    @Test
    void booleanSchemasAllowEverythingOrForbidTheMember() {
        Modelled m = Modelled.schemas("'O':{'type':'object','properties':{'any':true,'none':false,'open':{}}}");

        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {any?: untyped, open?: untyped, ...}");
        assertThat(m.codes()).containsExactly("ignored-keyword");
    }

    @Test
    void requiredAndNullableAreTwoThings() {
        Modelled m = Modelled.schemas("'O':{'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},"
                + "'b':{'type':['string','null']},'c':{'type':'string'},'d':{'type':['string','null']}}}");

        assertThat(ModelText.declaration(m.declared("O")))
                .isEqualTo("O {a: text, b: text|null, c?: text, d?: text|null, ...}");
    }

    @Test
    void componentsThatAreScalarsMakeNoType() {
        Modelled m = Modelled.schemas(
                "'Id':{'type':'integer','minimum':1,'description':'An id.'},'Ids':{'type':'array','items':{'$ref':'#/components/schemas/Id'}},"
                        + "'O':{'properties':{'id':{'$ref':'#/components/schemas/Id'},'ids':{'$ref':'#/components/schemas/Ids'}}}");

        assertThat(m.api().declarations()).hasSize(1);
        assertThat(ModelText.declaration(m.declared("O"))).isEqualTo("O {id?: LONG<min 1>, ids?: [LONG<min 1>], ...}");
        assertThat(m.member("O", "id").doc().description()).isEqualTo("An id.");
    }

    @Test
    void aReferenceWithATitleKeepsTheNameOfItsTarget() {
        Modelled m = Modelled.schemas(
                "'Address':{'type':'object','properties':{'x':{}}},'O':{'properties':{'from':{'title':'from address','description':'whence','$ref':'#/components/schemas/Address'}}}");

        assertThat(m.type("O", "from")).isEqualTo("Address");
        assertThat(m.member("O", "from").doc()).isEqualTo(new Doc("from address", "whence", false));
    }

    @Test
    void numbersFollowTheConfiguration() {
        ModelOptions options = ModelOptions.builder()
                .numbers(style -> new NumberStyle(Width.BIG, Precision.EXACT, HexQuantities.BIG))
                .build();
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'i':{'type':'integer'},'n':{'type':'number'},'q':{'type':'string','pattern':'^0x([1-9a-f]+[0-9a-f]*|0)$'},'d':{'type':'string','pattern':'^0x[0-9a-f]*$'}}}",
                options);

        assertThat(ModelText.declaration(m.declared("O")))
                .isEqualTo("O {i?: BIG, n?: EXACT, q?: HEX_BIG, d?: text<pattern ^0x[0-9a-f]*\\z>, ...}");
    }

    @Test
    void formatsCanBeMapped() {
        ModelOptions options = ModelOptions.builder()
                .format("hex", new JavaType("com.example.Hex", "com.example.Hex.CODEC"))
                .build();

        Modelled m = Modelled.schemas("'O':{'properties':{'h':{'type':'string','format':'hex'}}}", options);

        assertThat(m.type("O", "h")).isEqualTo("com.example.Hex by com.example.Hex.CODEC");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void checksThatDoNotFitTheJavaTypeAreDroppedWithANote() {
        Modelled m = Modelled.schemas("'O':{'properties':{'t':{'type':'string','format':'date-time','maxLength':30}}}");

        assertThat(m.type("O", "t")).isEqualTo("DATE_TIME");
        assertThat(m.codes()).containsExactly("dropped-check");
    }

    @Test
    void severalPatternsMustAllBeFound() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'t':{'allOf':[{'type':'string','pattern':'a'},{'pattern':'b$'}]}}}");

        String pattern = m.member("O", "t").use().checks().pattern().java();
        assertThat(java.util.regex.Pattern.compile(String.valueOf(pattern))
                        .matcher("xaxb")
                        .find())
                .isTrue();
        assertThat(java.util.regex.Pattern.compile(String.valueOf(pattern))
                        .matcher("xb")
                        .find())
                .isFalse();
    }

    @Test
    void aFixedValueIsAConstantWhereItIsRequired() {
        Modelled m = Modelled.schemas(
                "'O':{'type':'object','required':['v','n'],'properties':{'v':{'const':'2.0'},'n':{'const':7},'o':{'const':'x'}}}");

        assertThat(ModelText.declaration(m.declared("O")))
                .isEqualTo("O {v: text = 2.0, n: INT = 7, o?: text<only x>, ...}");
    }

    @Test
    void defaultsAreKeptForTheJavadoc() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'a':{'type':'integer','default':10},'b':{'type':'array','default':[]}}}");

        assertThat(m.member("O", "a").defaultValue()).isEqualTo(new Literal(Literal.Kind.NUMBER, "10"));
        assertThat(m.member("O", "b").defaultValue()).isEqualTo(new Literal(Literal.Kind.COMPOUND, "[]"));
    }

    @Test
    void whatStandsBesideAReferenceBeatsWhatItsTargetSays() {
        Modelled m = Modelled.schemas(
                "'Limit':{'type':'integer','format':'int32','default':20},'Page':{'$ref':'#/components/schemas/Limit','default':10},"
                        + "'O':{'properties':{'a':{'$ref':'#/components/schemas/Limit','default':5},'b':{'$ref':'#/components/schemas/Page'},"
                        + "'c':{'allOf':[{'$ref':'#/components/schemas/Page'}],'default':1},'d':{'$ref':'#/components/schemas/Limit'},"
                        + "'e':{'$ref':'#/components/schemas/Limit','format':'int64'}}}");

        assertThat(m.object("O").members().stream()
                        .map(Declaration.Member::defaultValue)
                        .map(value -> value == null ? "" : value.text()))
                .containsExactly("5", "10", "1", "20", "20");
        assertThat(m.type("O", "d")).isEqualTo("INT");
        assertThat(m.type("O", "e")).isEqualTo("LONG");
    }
}
