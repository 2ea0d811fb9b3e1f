package dev.duplexrpc.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    @Test
    void artifactsKnowOnlyTheArtifactsBelowThem() {
        assertThat(violations(
                        Published::ownDependencies,
                        (from, to) -> Artifact.of(from).mayKnow(Artifact.of(to))))
                .isEmpty();
    }

    @Test
    void artifactsKnowOnlyTheLibrariesTheyDeclare() {
        assertThat(violations(
                        Published::foreignDependencies,
                        (from, to) -> Artifact.of(from).mayKnowLibrary(to.getPackageName())))
                .isEmpty();
    }

    @Test
    void everyPackageLiesInARoom() {
        assertThat(Published.classes()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> Room.around(name).isEmpty()))
                .as("packages that Room does not list")
                .isEmpty();
    }

    @Test
    void roomsKnowOnlyTheRoomsBelowThem() {
        assertThat(violations(
                        Published::ownDependencies, (from, to) -> room(from).mayKnow(room(to))))
                .isEmpty();
    }

    @Test
    void framesAndJsonNeedNothingButTheJdk() {
        assertThat(violations(
                        Published::foreignDependencies,
                        (from, to) -> room(from) != Room.WEBSOCKET && room(from) != Room.JSON))
                .isEmpty();
    }

    @Test
    void emittersNeverOpenAFile() {
        List<String> readers = List.of("java.io.File", "java.nio.file", "tools.jackson", "com.networknt.schema");
        assertThat(violations(
                        Published::dependencies,
                        (from, to) -> room(from) != Room.EMIT
                                || readers.stream().noneMatch(reader -> Names.isWithin(to.getName(), reader))))
                .isEmpty();
    }

    private static Room room(JavaClass type) {
        return Room.around(type.getPackageName()).orElseThrow();
    }

    private static List<String> violations(
            Function<JavaClass, Stream<JavaClass>> uses, BiPredicate<JavaClass, JavaClass> mayUse) {
        return Published.classes()
                .flatMap(from -> uses.apply(from)
                        .filter(to -> !mayUse.test(from, to))
                        .map(to -> from.getName() + " must not know " + to.getName()))
                .sorted()
                .toList();
    }
}
