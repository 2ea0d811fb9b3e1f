package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.model.Grouping;
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
    void theComponentThatComesFirstKeepsTheNameHoweverTheOtherIsSpelt() {
        GenerationResult result = result("", PET_KIND_OTHER + "," + PET_KIND);

        assertThat(Generation.file(result.files(), "PetKind")).contains("String other,");
        assertThat(result.files().keySet()).anyMatch(file -> file.matches(".*/PetKind_[0-9a-f]{4}\\.java"));
        assertThat(collisions(result)).containsExactly("/components/schemas/PetKind");
    }

    @Test
    void theMethodThatComesFirstKeepsTheName() {
        GenerationResult result = result(method("get_pet", "") + "," + method("getPet", ""), "");

        assertThat(Generation.file(result.files(), "PetStoreMethods")).containsPattern("GET_PET =[^;]*\"get_pet\"");
        assertThat(Generation.file(result.files(), "PetStore")).contains("void getPet();", "void getPet_32e2();");
        assertThat(reported(result))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "The methods 'get_pet' and 'getPet' would both be getPet in Java, so the second is getPet_32e2.");
    }

    @Test
    void noMethodIsCalledLikeOneThatIsToldOfProgressWhicheverCameFirst() {
        String find =
                "{'name':'find','params':[],'result':{'name':'r','schema':{'type':'string'}},'x-progress':{'type':'integer'}}";
        String other = method("findWithProgress", "");
        for (String methods : List.of(find + "," + other, other + "," + find, other)) {
            GenerationResult result = result(methods, "");

            assertThat(Generation.file(result.files(), "PetStore")).contains("void findWithProgress_();");
            assertThat(Generation.file(result.files(), "PetStore").contains("String findWithProgress(Consumer<"))
                    .isEqualTo(methods.contains("x-progress"));
            assertThat(reported(result)).isEmpty();
        }
    }

    @Test
    void membersParametersAndConstantsGoByTheSameRule() {
        GenerationResult result = result(
                method(
                        "find",
                        "{'name':'pet_id','schema':{'type':'string'}},{'name':'petId','required':true,'schema':{'type':'integer'}}"),
                "'T':{'type':'object','properties':{'a-b':{'type':'string'},'aB':{'type':'integer'}}},"
                        + "'E':{'enum':['a b','A_B']}");

        assertThat(Generation.file(result.files(), "FindParams")).contains("@Nullable String petId");
        assertThat(Generation.file(result.files(), "T")).contains("String aB");
        assertThat(Generation.file(result.files(), "E")).contains("A_B = new E(\"a b\")");
        assertThat(collisions(result))
                .containsExactlyInAnyOrder(
                        "/methods/0/params/1", "/components/schemas/T/properties/aB", "/components/schemas/E");
    }

    @Test
    void aNameThatIsAskedForMakesWayForWhoHasItAndTheAdviceSaysWhatToDo() {
        GenerationResult result =
                result("", PET_KIND + ",'z':{'x-java-name':'PetKind','type':'object','properties':{'other':{}}}");

        assertThat(Generation.file(result.files(), "PetKind")).contains("String exact,");
        assertThat(reported(result)).singleElement().satisfies(each -> {
            assertThat(each.pointer()).isEqualTo("/components/schemas/z");
            assertThat(each.advice()).contains("give that one another name, too");
        });
    }

    @Test
    void aComponentMakesWayForAServiceAndSaysSo() {
        GenerationResult result = result(method("get", ""), "'PetStore':{'type':'object','properties':{'x':{}}}");

        assertThat(Generation.file(result.files(), "PetStore")).contains("public interface PetStore ");
        assertThat(Generation.file(result.files(), "PetStoreType")).contains("public record PetStoreType(");
        assertThat(reported(result)).singleElement().satisfies(each -> {
            assertThat(each.pointer()).isEqualTo("/components/schemas/PetStore");
            assertThat(each.message()).contains("'service pet store'", "so the second is PetStoreType");
            assertThat(each.advice()).contains("x-java-name");
        });
    }

    @Test
    void aComponentMakesWayForExceptionsAndForWhatIsWrittenInPlace() {
        String method =
                "{'name':'get_pet','params':[],'result':{'name':'r','schema':{'type':'object','properties':{'x':{}}}},"
                        + "'errors':[{'code':1,'message':'Not found'}]}";
        GenerationResult result = result(
                method,
                "'GetPetResult':{'type':'object','properties':{'y':{}}},"
                        + "'NotFoundException':{'type':'object','properties':{'y':{}}}");

        assertThat(Generation.file(result.files(), "GetPetResult")).contains("Json x,");
        assertThat(Generation.file(result.files(), "GetPetResultType")).contains("Json y,");
        assertThat(Generation.file(result.files(), "NotFoundExceptionType")).contains("Json y,");
        assertThat(collisions(result))
                .containsExactlyInAnyOrder("/components/schemas/GetPetResult", "/components/schemas/NotFoundException");
    }

    @Test
    void aClassThatNobodySeesMakesWayWithoutAWord() {
        GenerationResult result = result(
                method("find", "{'name':'a','schema':{'type':'string'}}"),
                "'Pet':{'type':'object','properties':{'x':{}}},'PetCodec':{'type':'object','properties':{'y':{}}},"
                        + "'FindParams':{'type':'object','properties':{'z':{}}}");

        assertThat(Generation.file(result.files(), "PetCodec")).contains("public record PetCodec(");
        assertThat(Generation.file(result.files(), "FindParams")).contains("public record FindParams(");
        assertThat(reported(result)).isEmpty();
    }

    @Test
    void anInterfaceOfATagOrAPrefixSaysThatItIsAServiceSoASchemaCanBeCalledSo() {
        String methods = "{'name':'pet.get','params':[],'tags':[{'name':'pet'}]},"
                + "{'name':'payment-service.pay','params':[],'tags':[{'name':'payment-service'}]}";
        for (Grouping grouping : List.of(new Grouping.ByTag(), new Grouping.ByPrefix("."))) {
            GenerationResult result = Generation.result(
                    document("pet store", methods, "'Pet':{'type':'object','properties':{'x':{}}}"),
                    ModelOptions.builder().grouping(grouping).build());

            assertThat(Generation.file(result.files(), "Pet")).contains("public record Pet(");
            assertThat(Generation.file(result.files(), "PetService")).contains("public interface PetService ");
            assertThat(Generation.file(result.files(), "PaymentService")).contains("public interface PaymentService ");
            assertThat(reported(result)).isEmpty();
        }
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
        return reported(result).stream()
                .map(each -> String.valueOf(each.pointer()))
                .toList();
    }

    private static List<Diagnostic> reported(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(each -> each.problem() == Problem.NAME_COLLISION)
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
