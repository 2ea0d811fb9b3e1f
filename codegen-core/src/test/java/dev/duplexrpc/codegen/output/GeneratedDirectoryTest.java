package dev.duplexrpc.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDirectoryTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Totals TOTALS = new Totals(1, 4, 9);
    private static final Map<String, String> PET_AND_STORE = Map.of("a/Pet.java", "pet", "a/Store.java", "store");

    @TempDir
    Path folder;

    private Path root;
    private Path stamp;
    private Path document;

    @BeforeEach
    void writeDocument() throws IOException {
        root = folder.resolve("out");
        stamp = folder.resolve("build/default.stamp");
        document = Files.writeString(folder.resolve("petstore.json"), "{}");
        Files.setLastModifiedTime(document, LONG_AGO);
    }

    @Test
    void firstRunWritesEverything() {
        assertThat(directory().upToDate()).isNull();

        Changes changes = update(PET_AND_STORE);

        assertThat(changes.written()).containsExactly(root.resolve("a/Pet.java"), root.resolve("a/Store.java"));
        assertThat(root.resolve("a/Pet.java")).hasContent("pet");
    }

    @Test
    void secondRunHasNothingToDo() {
        update(PET_AND_STORE);

        assertThat(directory().upToDate()).isEqualTo(new GeneratedDirectory.UpToDate(TOTALS, 2));
    }

    @Test
    void otherSettingsMeanAnotherRun() {
        update(PET_AND_STORE);

        assertThat(directory("default", "version 2", new FileClaims(new HashMap<>()))
                        .upToDate())
                .isNull();
    }

    @Test
    void changedInputMeansAnotherRun() throws IOException {
        update(PET_AND_STORE);
        Files.writeString(document, "{ }");

        assertThat(directory().upToDate()).isNull();
    }

    @Test
    void missingInputThatAppearsMeansAnotherRun() throws IOException {
        Path referenced = folder.resolve("types.json");
        directory().update(new Production(PET_AND_STORE, List.of(document, referenced), Instant.now(), TOTALS));
        assertThat(directory().upToDate()).isNotNull();

        Files.writeString(referenced, "{}");

        assertThat(directory().upToDate()).isNull();
    }

    @Test
    void inputThatChangedWhileItWasReadIsNotTrusted() throws IOException {
        Instant started = Instant.parse("2026-01-01T00:00:00Z");
        Files.setLastModifiedTime(document, FileTime.from(started.plusSeconds(1)));

        directory().update(new Production(PET_AND_STORE, List.of(document), started, TOTALS));

        assertThat(directory().upToDate()).isNull();
    }

    @Test
    void onlyFilesWithOtherContentAreTouched() throws IOException {
        update(PET_AND_STORE);
        Files.setLastModifiedTime(root.resolve("a/Pet.java"), LONG_AGO);

        Changes changes = update(Map.of("a/Pet.java", "pet", "a/Store.java", "bigger store"));

        assertThat(changes.written()).containsExactly(root.resolve("a/Store.java"));
        assertThat(Files.getLastModifiedTime(root.resolve("a/Pet.java"))).isEqualTo(LONG_AGO);
    }

    @Test
    void editedFileIsRestored() throws IOException {
        update(PET_AND_STORE);
        Files.writeString(root.resolve("a/Pet.java"), "cat");
        assertThat(directory().upToDate()).isNull();

        assertThat(update(PET_AND_STORE).written()).containsExactly(root.resolve("a/Pet.java"));
        assertThat(root.resolve("a/Pet.java")).hasContent("pet");
    }

    @Test
    void sizeAndTimeOfAFileDecideWhereTheyAreTheSame() throws IOException {
        update(PET_AND_STORE);
        Path pet = root.resolve("a/Pet.java");
        FileTime written = Files.getLastModifiedTime(pet);
        Files.setLastModifiedTime(stamp, FileTime.from(written.toInstant().plusSeconds(1)));

        Files.setLastModifiedTime(pet, LONG_AGO);
        assertThat(directory().upToDate()).isNotNull();
        Files.writeString(pet, "cat");
        Files.setLastModifiedTime(pet, written);
        assertThat(directory().upToDate()).isNotNull();
        Files.writeString(pet, "tiger");
        Files.setLastModifiedTime(pet, written);
        assertThat(directory().upToDate()).isNull();
    }

    @Test
    void fileThatIsNotOlderThanTheStampIsReadAgain() throws IOException {
        update(PET_AND_STORE);
        Path pet = root.resolve("a/Pet.java");
        FileTime written = Files.getLastModifiedTime(pet);
        Files.setLastModifiedTime(stamp, written);

        assertThat(directory().upToDate()).isNotNull();
        Files.writeString(pet, "cat");
        Files.setLastModifiedTime(pet, written);
        assertThat(directory().upToDate()).isNull();
    }

    @Test
    void missingFileIsRestored() throws IOException {
        update(PET_AND_STORE);
        Files.delete(root.resolve("a/Pet.java"));
        assertThat(directory().upToDate()).isNull();

        assertThat(update(PET_AND_STORE).written()).containsExactly(root.resolve("a/Pet.java"));
    }

    @Test
    void fileOfRemovedTypeIsDeletedWithItsEmptyDirectories() {
        update(Map.of("a/Pet.java", "pet", "b/c/Store.java", "store"));

        Changes changes = update(Map.of("a/Pet.java", "pet"));

        assertThat(changes.deleted()).containsExactly(root.resolve("b/c/Store.java"));
        assertThat(root.resolve("b")).doesNotExist();
        assertThat(root.resolve("a/Pet.java")).exists();
    }

    @Test
    void fileThatWasNotGeneratedIsNeverDeleted() throws IOException {
        update(PET_AND_STORE);
        Path own = Files.writeString(root.resolve("a/Own.java"), "own");

        update(Map.of());

        assertThat(own).exists();
    }

    @Test
    void editedFileOfRemovedTypeIsKeptAndReported() throws IOException {
        update(PET_AND_STORE);
        Path edited = Files.writeString(root.resolve("a/Store.java"), "by hand");

        Changes changes = update(Map.of("a/Pet.java", "pet"));

        assertThat(changes.kept()).containsExactly(edited);
        assertThat(edited).hasContent("by hand");
    }

    @Test
    void damagedStampMeansAFullRunThatDeletesNothing() throws IOException {
        update(PET_AND_STORE);
        Files.writeString(stamp, Files.readString(stamp).replace("Store.java", "Other.java"));

        assertThat(directory().upToDate()).isNull();
        assertThat(update(Map.of("a/Pet.java", "pet")).deleted()).isEmpty();
        assertThat(directory().upToDate()).isNotNull();
    }

    @Test
    void stampThatNamesFilesElsewhereIsIgnored() throws IOException {
        update(PET_AND_STORE);
        Path victim = Files.writeString(folder.resolve("victim.txt"), "pet");
        String body = Files.readString(stamp).replaceFirst("(?s)end .*", "").replace("a/Pet.java", "../victim.txt");
        Files.writeString(stamp, body + "end " + ContentHash.of(body) + "\n");

        update(Map.of("a/Store.java", "store"));

        assertThat(victim).exists();
    }

    @Test
    void stampOfAnotherDirectoryIsIgnored() {
        update(PET_AND_STORE);
        Path first = root;
        root = folder.resolve("elsewhere");

        Changes changes = update(Map.of("a/Pet.java", "pet"));

        assertThat(changes.written()).hasSize(1);
        assertThat(first.resolve("a/Store.java")).exists();
    }

    @Test
    void pathsWithUnusualCharactersSurviveTheStamp() throws IOException {
        document = Files.writeString(folder.resolve("a \\ b\nc.json"), "{}");
        Files.setLastModifiedTime(document, LONG_AGO);

        update(PET_AND_STORE);

        assertThat(directory().upToDate()).isNotNull();
    }

    @Test
    void fileOutsideOfTheDirectoryIsRefused() {
        assertThatThrownBy(() -> update(Map.of("../Pet.java", "pet")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("outside");
        assertThat(folder.resolve("Pet.java")).doesNotExist();
    }

    @Test
    void twoExecutionsMayShareADirectory() {
        FileClaims claims = new FileClaims(new HashMap<>());
        GeneratedDirectory pets = directory("pets", "v1", claims);
        GeneratedDirectory shops = directory("shops", "v1", claims);

        pets.update(production(Map.of("a/Pet.java", "pet")));
        shops.update(production(Map.of("a/Shop.java", "shop")));

        assertThat(pets.upToDate()).isNotNull();
        assertThat(shops.upToDate()).isNotNull();
    }

    @Test
    void twoExecutionsThatWriteOneFileAreRefused() {
        FileClaims claims = new FileClaims(new HashMap<>());
        directory("execution pets", "v1", claims).update(production(Map.of("a/Pet.java", "pet")));

        assertThatThrownBy(() ->
                        directory("execution shops", "v2", claims).update(production(Map.of("a/Pet.java", "other"))))
                .isInstanceOf(OutputException.class)
                .hasMessage("Both execution pets and execution shops generate a/Pet.java into " + root
                        + ". Give each its own package or its own outputDirectory.");
        assertThat(root.resolve("a/Pet.java")).hasContent("pet");
    }

    @Test
    void twoExecutionsWithTheSameSettingsMayWriteTheSameFiles() {
        FileClaims claims = new FileClaims(new HashMap<>());
        GeneratedDirectory byHand = directory("default-cli", "v1", claims);
        GeneratedDirectory bound = directory("default", "v1", claims);

        byHand.update(production(PET_AND_STORE));
        assertThat(bound.update(production(PET_AND_STORE)).written()).isEmpty();
        byHand.update(production(Map.of("a/Pet.java", "pet 2")));
        Changes changes = bound.update(production(Map.of("a/Pet.java", "pet 2")));

        assertThat(changes.written()).isEmpty();
        assertThat(changes.deleted()).isEmpty();
        assertThat(changes.kept()).isEmpty();
        assertThat(root.resolve("a/Store.java")).doesNotExist();
        assertThat(byHand.upToDate()).isNotNull();
        assertThat(bound.upToDate()).isNotNull();
    }

    @Test
    void anExecutionThatRunsTwiceMayWriteItsFilesAgainWhateverItsSettingsAre() {
        FileClaims claims = new FileClaims(new HashMap<>());
        directory("default", "one document", claims).update(production(Map.of("a/Pet.java", "pet")));

        assertThat(directory("default", "two documents", claims)
                        .update(production(PET_AND_STORE))
                        .written())
                .containsExactly(root.resolve("a/Store.java"));
    }

    @Test
    void oneFileOfTwoDirectoriesThatLieWithinEachOtherIsRefused() {
        FileClaims claims = new FileClaims(new HashMap<>());
        directory("outer", "v1", claims).update(production(Map.of("a/Pet.java", "pet")));
        root = root.resolve("a");

        assertThatThrownBy(() -> directory("inner", "v2", claims).update(production(Map.of("Pet.java", "pet"))))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("Both outer and inner generate Pet.java");
    }

    @Test
    void fileThatMovedToAnotherExecutionIsNotDeletedByTheFirst() {
        directory("pets", "v1", new FileClaims(new HashMap<>()))
                .update(production(Map.of("a/Pet.java", "pet", "a/Shop.java", "shop")));
        FileClaims claims = new FileClaims(new HashMap<>());
        directory("shops", "v2", claims).update(production(Map.of("a/Shop.java", "shop")));

        Changes changes = directory("pets", "v1", claims).update(production(Map.of("a/Pet.java", "pet")));

        assertThat(changes.deleted()).isEmpty();
        assertThat(root.resolve("a/Shop.java")).exists();
    }

    @Test
    void directoryThatCannotBeWrittenIsASentence() throws IOException {
        Files.writeString(root, "a file");

        assertThatThrownBy(() -> update(PET_AND_STORE))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("cannot be written to " + root)
                .hasMessageContaining("choose another outputDirectory");
    }

    private Changes update(Map<String, String> files) {
        return directory().update(production(files));
    }

    private Production production(Map<String, String> files) {
        return new Production(files, List.of(document), Instant.now(), TOTALS);
    }

    private GeneratedDirectory directory() {
        return directory("default", "version 1", new FileClaims(new HashMap<>()));
    }

    private GeneratedDirectory directory(String owner, String settings, FileClaims claims) {
        return new GeneratedDirectory(root, folder.resolve("build/" + owner + ".stamp"), owner, settings, claims);
    }
}
