package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with next to nothing in them, and others that are legal although nobody would write them. */
class OddDocumentsTest {
    private static final String ROOT =
            "{'openrpc':'1.3.2','info':{'title':'%s','version':''},'methods':[%s],'components':{%s}}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'schemas':{}",
                "'schemas':{'A':{'type':'string'},'B':true,'C':{'type':'array','items':{'type':'integer'}}}",
                "'contentDescriptors':{'D':{'name':'d','schema':{'type':'object','properties':{'x':{}}}}}",
                "'tags':{'T':{'name':'t'}}"
            })
    void whereNothingBecomesAClassThatIsSaid(String components) throws IOException {
        GenerationResult result = strict("a.json", ROOT.formatted("", "", components));

        assertThat(result.hasErrors()).isFalse();
        assertThat(result.files()).isEmpty();
        assertThat(result.diagnostics())
                .singleElement()
                .extracting(
                        Diagnostic::code,
                        Diagnostic::severity,
                        each -> each.location().line())
                .containsExactly("nothing-generated", Severity.WARNING, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'schemas':{'A':{'type':'object','properties':{'x':{}}}} | A.java",
                "'errors':{'Gone':{'code':5,'message':'Gone.'}} | GoneException.java",
                "'schemas':{'A':{'enum':['x','y']}} | A.java"
            })
    void aDocumentOfComponentsAloneIsTheirClasses(String components, String file) throws IOException {
        GenerationResult result = strict("a.json", ROOT.formatted("", "", components));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.files()).containsKey("com/example/test/" + file);
        assertThat(GeneratedCode.problems(result.files())).isEmpty();
    }

    @Test
    void oneDocumentOfSeveralMayBringNothing() throws IOException {
        Path empty = write("empty.json", ROOT.formatted("", "", ""));
        Path full =
                write("full.json", ROOT.formatted("", "", "'schemas':{'A':{'type':'object','properties':{'x':{}}}}"));

        GenerationResult result = Generator.generate(GeneratorOptions.of(List.of(empty, full), Generation.PACKAGE));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.files()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!!", "1st", "class", "String", "\uD83C\uDF89", "Über uns", "\\t"})
    void anyTitleAndAnyNameOfAMethodWillDo(String name) throws IOException {
        String method = "{'name':'%s','params':[{'name':'%s','schema':{'type':'string'}}],"
                + "'result':{'name':'','schema':{'type':'object','properties':{'%s':{'type':'boolean'}}}}}";

        GenerationResult result = strict("a.json", ROOT.formatted(name, method.formatted(name, name, name), ""));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.methods()).isEqualTo(1);
        assertThat(GeneratedCode.problems(result.files())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void whatHoldsNoDocumentIsRefusedInOneSentence(Strictness strictness) throws IOException {
        for (String name : List.of("a.json", "a.yaml")) {
            for (String text : List.of("", " \n", "\uFEFF", "{}", "[]", "null", "3", "\"openrpc\"")) {
                GenerationResult result =
                        Generator.generate(GeneratorOptions.of(List.of(write(name, text)), Generation.PACKAGE)
                                .withStrictness(strictness));

                assertThat(result.diagnostics())
                        .as(name + " with " + text)
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.severity()).isEqualTo(Severity.ERROR);
                            assertThat(each.message())
                                    .matches("(?s).*(is empty|is not an OpenRPC document: it h.*)\\.");
                        });
                assertThat(result.files()).isEmpty();
            }
        }
    }

    @Test
    void whatIsMissingAtTheTopIsSaidAtOnceAndLeniencyGoesOn() throws IOException {
        Path document = write(
                "a.json", "{'openrpc':'1.3.2','components':{'schemas':{'A':{'type':'object','properties':{'x':{}}}}}}");

        GeneratorOptions options = GeneratorOptions.of(List.of(document), Generation.PACKAGE);
        assertThat(Generator.generate(options).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "The document lacks the member \"info\".", "The document lacks the member \"methods\".");
        assertThat(Generator.generate(options.withStrictness(Strictness.LENIENT))
                        .files())
                .hasSize(2);
    }

    private GenerationResult strict(String name, String text) throws IOException {
        return Generator.generate(GeneratorOptions.of(List.of(write(name, text)), Generation.PACKAGE));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text.replace('\'', '"'));
    }
}
