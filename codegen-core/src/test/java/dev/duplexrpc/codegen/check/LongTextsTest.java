package dev.duplexrpc.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GeneratedCode;
import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constant of Java has at most 65,535 bytes. What is longer is refused where it stands; what is not compiles. */
class LongTextsTest {
    private static final int LONGEST = 10_000;
    private static final String DOCUMENT =
            "{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[%s],\n'components':{'schemas':{%s}}}";

    /** Three bytes in UTF-8, as most that a name can have. */
    private static final String LETTER = "\u540d";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'A':{'type':'string','enum':['x','#']}",
                "'A':{'type':'object','required':['k'],'properties':{'k':{'const':'#'},'l':{}}}",
                "'A':{'type':'object','properties':{'#':{'type':'string'}}}",
                "'A':{'type':'object','required':['#'],'properties':{'k':{}}}",
                "'A':{'type':'object','properties':{'k':{'enum':[['#']]},'l':{}}}",
                "'A':{'x-java-name':'A#','type':'object','properties':{'k':{}}}",
                "'A#':{'type':'object','properties':{'k':{}}}",
                "'A':{'type':'array','items':{'x-java-type':'a.B#'}}",
            })
    void aLongTextInASchemaIsRefusedAtItsPlace(String schema) throws IOException {
        assertThat(generate("", schema, LONGEST + 1).diagnostics())
                .filteredOn(each -> each.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(LongTextsTest::isAboutItsLength);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'#','params':[]}",
                "{'name':'m','params':[{'name':'#','schema':{}}]}",
                "{'name':'m','params':[],'result':{'name':'r','schema':{}},'errors':[{'code':1,'message':'#'}]}",
                "{'name':'m','x-java-name':'a#','params':[]}",
                "{'name':'m','params':[],'result':{'name':'r','schema':{'type':'string'}},'x-subscription':{'item':{},'notification':'#','unsubscribe':'u'}}",
            })
    void aLongTextInAMethodIsRefusedAtItsPlace(String method) throws IOException {
        assertThat(generate(method, "", LONGEST + 1).diagnostics())
                .filteredOn(each -> each.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(LongTextsTest::isAboutItsLength);
    }

    @Test
    void whatIsNotRefusedCompiles() throws IOException {
        GenerationResult result = generate(
                "{'name':'#','params':[{'name':'#','schema':{}},{'name':'p','schema':{'type':'string','enum':['#','x']}}],"
                        + "'result':{'name':'r','schema':{'$ref':'-/components/schemas/A'}},'errors':[{'code':1,'message':'#'}]},"
                        + "{'name':'m','paramStructure':'by-position','params':[{'name':'#','required':true,'schema':{'type':'string'}}]}",
                "'A':{'type':'object','required':['#','k'],'properties':{'#':{'type':'string'},'k':{'const':'#'},'e':{'enum':['#','y#','z']}}},"
                        + "'#':{'oneOf':[{'$ref':'-/components/schemas/A'},{'type':'object','required':['k'],'properties':{'k':{'const':'o'}}}]}",
                LONGEST - 1);

        assertThat(result.diagnostics())
                .filteredOn(each -> each.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(GeneratedCode.problems(result.files())).isEmpty();
    }

    private static void isAboutItsLength(Diagnostic problem) {
        assertThat(problem.code()).isEqualTo("limit-exceeded");
        assertThat(problem.message()).contains("characters").hasSizeLessThan(200);
        assertThat(problem.location().column()).isGreaterThan(1);
    }

    private GenerationResult generate(String methods, String schemas, int length) throws IOException {
        String document = DOCUMENT.formatted(methods, schemas)
                .replace('\'', '"')
                .replace("#", LETTER.repeat(length))
                .replace("-/", "#/");
        return Generator.generate(GeneratorOptions.of(
                        List.of(Files.writeString(directory.resolve("a.json"), document)), "com.example.test")
                .withStrictness(Strictness.LENIENT));
    }
}
