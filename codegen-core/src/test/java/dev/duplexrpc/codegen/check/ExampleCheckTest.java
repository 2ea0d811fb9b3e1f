package dev.duplexrpc.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.ReferenceBases;
import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.codegen.resolve.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleCheckTest {
    private final Diagnostics reading = new Diagnostics(Strictness.STRICT);
    private final SourceReader reader = new SourceReader(Limits.DEFAULTS, reading);
    private final Resolver resolver = new Resolver(new Sources(reader), ReferenceBases.NONE, reading);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'integer'} | 'x' | `` | \"x\" is a string and should be an integer",
                "{'type':['integer','null']} | 'x' | `` | \"x\" is a string and should be an integer or null",
                "{'enum':[1,2]} | 3 | `` | 3 is not one of the values allowed",
                "{'properties':{'a':{'minimum':3}}} | {'a':1} | /a | 1 breaks the rule \"minimum\": 3",
                "{'required':['a']} | {} | `` | the member \"a\" is missing",
                "{'properties':{},'additionalProperties':false} | {'a':1} | `` | the member \"a\" is not allowed",
                "{'pattern':'^0x'} | '1' | `` | \"1\" does not match the pattern ^0x",
                "{'pattern':'^(ab)+$'} | 'aba' | `` | \"aba\" does not match the pattern ^(ab)+$",
                "{'oneOf':[{'type':'string'},{'type':'null'}]} | 1 | `` | 1 fits none of the alternatives",
                "{'anyOf':[{'properties':{'a':{'type':'string'}}}]} | {'a':1} | /a | 1 fits none of the alternatives",
                "{'oneOf':[{'type':'integer'},{'type':'number'}]} | 1 | `` | 1 fits several of the alternatives and should fit one",
                "{'$ref':'#/defs/A'} | [{}] | /0 | {} is an object and should be a string",
                "{'items':[{'type':'string'}],'additionalItems':false} | ['a',1] | `` | [\"a\",1] breaks the rule \"items\": false",
                "{'minimum':1,'exclusiveMinimum':true} | 1 | `` | 1 breaks the rule \"exclusiveMinimum\": 1",
                "{'dependencies':{'a':['b']}} | {'a':1} | `` | {\"a\":1} breaks the rule \"dependentRequired\": {\"a\":[\"b\"]}"
            })
    void anExampleThatDoesNotMatchIsReportedOnceWhereItFails(
            String schema, String example, String pointer, String why) {
        List<Diagnostic> diagnostics = check(schema, example);

        assertThat(diagnostics)
                .extracting(Diagnostic::message)
                .containsExactly("The example does not match its schema: " + why + ".");
        assertThat(diagnostics.get(0).pointer()).isEqualTo("/example" + pointer);
        assertThat(diagnostics.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','nullable':true} | null",
                "{'type':'integer'} | 1.0",
                "true | 1",
                "{'$ref':'#/gone'} | 1",
                "{'$ref':'#/defs/B','minLength':1} | 'x'",
                "{'$ref':'#/defs/Node'} | {'next':{'next':{}}}",
                "{'$id':'https://e.com/x','$schema':'http://json-schema.org/draft-04/schema#','type':'string'} | 'x'",
                "{'type':'what','minimum':'x','required':3,'enum':1,'items':5,'allOf':[],'pattern':'('} | 1",
                "{'pattern':'^a*a*a*a*a*a*a*a*a*a*a*a*$'} | 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'",
                "{'allOf':[{'$ref':'#/schema'}]} | 1",
                "{'anyOf':[{'$ref':'#/schema'},{'type':'string'}]} | 1",
                "{'format':'date-time'} | 'yesterday'"
            })
    void whatMatchesOrCannotBeComparedIsNotReported(String schema, String example) {
        assertThat(check(schema, example)).isEmpty();
    }

    @Test
    void schemasSpeakForTheirOwnExamplesAndDefaults() {
        Place document = document("{'s':{'type':'string','default':1,'examples':['a',2],'example':3}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        ExampleCheck check = new ExampleCheck(document, resolver, diagnostics);

        check.addFrom(List.of(Objects.requireNonNull(document.child("s"))));
        check.run();

        assertThat(diagnostics.all())
                .extracting(Diagnostic::pointer)
                .containsExactly("/s/default", "/s/examples/1", "/s/example");
        assertThat(diagnostics.all().get(0).message()).startsWith("The default does not match its schema: ");
    }

    @Test
    void alternativesThatDoubleTheWorkWithEveryLevelEndTheComparisonAndNotTheBuild() {
        String node = "{'anyOf':[{'items':{'$ref':'#/n'}},{'items':{'$ref':'#/n'},'minItems':1}],'not':{'const':1}}";
        String deep = "[".repeat(150) + "1" + "]".repeat(150);
        Place document = document("{'n':" + node + ",'e':" + deep + "}");
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        ExampleCheck check = new ExampleCheck(document, resolver, diagnostics);

        for (int i = 0; i < 20; i++) {
            check.add(
                    Objects.requireNonNull(document.child("n")),
                    Objects.requireNonNull(document.child("e")),
                    "example");
        }
        check.run();

        assertThat(diagnostics.all()).isEmpty();
    }

    @Test
    void whereEveryExampleIsWrongTheFirstOnesTell() {
        Place document = document("{'s':{'type':'string','examples':[" + "1,".repeat(99) + "1]}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        ExampleCheck check = new ExampleCheck(document, resolver, diagnostics);

        check.addFrom(List.of(Objects.requireNonNull(document.child("s"))));
        check.run();

        assertThat(diagnostics.all()).hasSize(21);
        assertThat(diagnostics.all().get(0).message())
                .isEqualTo("Of the examples and defaults, 100 do not match their schemas; the first 20 are shown.");
    }

    private Place document(String json) {
        SourceFile file = Objects.requireNonNull(reader.read(Path.of("test.json"), json.replace('\'', '"')));
        resolver.register(file);
        return Place.root(file);
    }

    private List<Diagnostic> check(String schema, String example) {
        Place document = document("{'schema':" + schema + ",'example':" + example + ",'defs':{"
                + "'A':{'type':'array','items':{'$ref':'#/defs/B'}},'B':{'type':'string'},"
                + "'Node':{'type':'object','properties':{'next':{'$ref':'#/defs/Node'}}}}}");
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        ExampleCheck check = new ExampleCheck(document, resolver, diagnostics);

        check.add(
                Objects.requireNonNull(document.child("schema")),
                Objects.requireNonNull(document.child("example")),
                "example");
        check.run();

        return diagnostics.all();
    }
}
