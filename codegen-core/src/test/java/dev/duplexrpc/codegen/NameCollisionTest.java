package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two things that would have one name are called, and what is said of it and where. */
class NameCollisionTest {
    private static final String PET_KIND = "'PetKind':{'type':'object','properties':{'exact':{'type':'string'}}}";
    private static final String PET_KIND_OTHER =
            "'pet_kind':{'type':'object','properties':{'other':{'type':'string'}}}";

    @TempDir
    private Path directory;

    @Test
    void theComponentThatIsCalledExactlySoHasTheNameWhereverItStands() {
        for (String schemas : List.of(PET_KIND + "," + PET_KIND_OTHER, PET_KIND_OTHER + "," + PET_KIND)) {
            GenerationResult result = result("", schemas);

            assertThat(Generation.file(result.files(), "PetKind")).contains("String exact,");
            assertThat(result.files().keySet()).anyMatch(file -> file.matches(".*/PetKind_[0-9a-f]{4}\\.java"));
            assertThat(collisions(result)).containsExactly("/components/schemas/pet_kind");
        }
    }

    @Test
    void theMethodThatIsCalledExactlySoHasTheNameWhereverItStands() {
        for (String methods : List.of(
                method("get_pet", "") + "," + method("getPet", ""),
                method("getPet", "") + "," + method("get_pet", ""))) {
            GenerationResult result = result(methods, "");

            assertThat(Generation.file(result.files(), "PetStoreMethods")).containsPattern("GET_PET =[^;]*\"getPet\"");
            assertThat(Generation.file(result.files(), "PetStore")).contains("void getPet();", "void getPet_0f6b();");
            assertThat(result.diagnostics())
                    .filteredOn(each -> each.problem() == Problem.NAME_COLLISION)
                    .extracting(Diagnostic::message)
                    .containsExactly(
                            "The methods 'getPet' and 'get_pet' would both be getPet in Java, so the second is getPet_0f6b.");
        }
    }

    @Test
    void membersParametersAndConstantsGoByTheSameRule() {
        GenerationResult result = result(
                method(
                        "find",
                        "{'name':'pet_id','schema':{'type':'string'}},{'name':'petId','schema':{'type':'integer'}}"),
                "'T':{'type':'object','properties':{'a-b':{'type':'string'},'aB':{'type':'integer'}}},"
                        + "'E':{'enum':['a b','A_B']}");

        assertThat(Generation.file(result.files(), "FindParams")).contains("Long petId");
        assertThat(Generation.file(result.files(), "T")).contains("Long aB");
        assertThat(Generation.file(result.files(), "E")).contains("A_B = new E(\"A_B\")");
        assertThat(collisions(result))
                .containsExactlyInAnyOrder(
                        "/methods/0/params/0", "/components/schemas/T/properties/a-b", "/components/schemas/E");
    }

    @Test
    void theNameThatIsAskedForComesFirst() {
        GenerationResult result =
                result("", PET_KIND + ",'z':{'x-java-name':'PetKind','type':'object','properties':{'other':{}}}");

        assertThat(Generation.file(result.files(), "PetKind")).doesNotContain("exact");
    }

    @Test
    void aServiceMakesWayForAComponentAndSaysSo() {
        GenerationResult result = result(method("get", ""), "'PetStore':{'type':'object','properties':{'x':{}}}");

        assertThat(Generation.file(result.files(), "PetStoreService")).contains("public interface PetStoreService");
        assertThat(result.diagnostics())
                .filteredOn(each -> each.problem() == Problem.NAME_COLLISION)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.pointer()).isEqualTo("/info/title");
                    assertThat(each.message()).contains("'service pet store'", "so the second is PetStoreService");
                    assertThat(each.advice()).contains("x-java-name");
                });
    }

    @Test
    void whatIsWrittenInPlaceAndExceptionsMakeWayForAComponentAndSaySo() {
        String method =
                "{'name':'get_pet','params':[],'result':{'name':'r','schema':{'type':'object','properties':{'x':{}}}},"
                        + "'errors':[{'code':1,'message':'Not found'}]}";
        GenerationResult result = result(
                method,
                "'GetPetResult':{'type':'object','properties':{'y':{}}},"
                        + "'NotFoundException':{'type':'object','properties':{'y':{}}}");

        assertThat(collisions(result)).containsExactlyInAnyOrder("/methods/0/result/schema", "/methods/0/errors/0");
    }

    @Test
    void aCollisionIsLocatedInItsOwnDocument() throws IOException {
        Path first = Files.writeString(directory.resolve("one.json"), document("one", method("a", ""), ""));
        Path second = Files.writeString(
                directory.resolve("two.json"),
                document("two", method("get_pet", "") + "," + method("get-pet", ""), ""));

        GenerationResult result = Generator.generate(
                GeneratorOptions.of(List.of(first, second), Generation.PACKAGE).withStrictness(Strictness.LENIENT));

        assertThat(result.diagnostics())
                .filteredOn(each -> each.problem() == Problem.NAME_COLLISION)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.location().toString()).contains("two.json");
                    assertThat(each.pointer()).isEqualTo("/methods/1");
                });
    }

    private static List<String> collisions(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(each -> each.problem() == Problem.NAME_COLLISION)
                .map(each -> String.valueOf(each.pointer()))
                .toList();
    }

    private static GenerationResult result(String methods, String schemas) {
        return Generation.result(document("pet store", methods, schemas), ModelOptions.DEFAULTS);
    }

    private static String method(String name, String params) {
        return "{'name':'" + name + "','params':[" + params + "]}";
    }

    private static String document(String title, String methods, String schemas) {
        return ("{'openrpc':'1.3.2','info':{'title':'" + title + "','version':'1'},'methods':[" + methods
                        + "],'components':{'schemas':{" + schemas + "}}}")
                .replace('\'', '"');
    }
}
