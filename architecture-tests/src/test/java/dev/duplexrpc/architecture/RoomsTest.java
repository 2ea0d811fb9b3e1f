package dev.duplexrpc.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class RoomsTest {
    @Test
    void everyArtifactIsLookedAt() {
        assertThat(Published.classes().map(Artifact::of).distinct())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Artifact.ARCHETYPE)));
    }

    @Test
    void noPackageIsSplitOverArtifacts() {
        Map<String, Set<Artifact>> owners =
                Published.classes().collect(groupingBy(JavaClass::getPackageName, mapping(Artifact::of, toSet())));
        assertThat(owners)
                .allSatisfy((name, artifacts) ->
                        assertThat(artifacts).as("artifacts that own %s", name).hasSize(1));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> marked = Published.classes()
                .filter(type -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(toSet());
        assertThat(Published.classes().map(JavaClass::getPackageName).distinct().filter(name -> !marked.contains(name)))
                .as("packages whose package-info is missing or not @NullMarked")
                .isEmpty();
    }

    @Test
    void namesSayAJob() {
        assertThat(Published.classes().map(JavaClass::getPackageName).distinct().filter(Names::saysNoJob))
                .as("packages named after nothing in particular")
                .isEmpty();
        assertThat(Published.classes().map(JavaClass::getName).filter(Names::endsInNoJob))
                .as("classes named after nothing in particular")
                .isEmpty();
    }

    @Test
    void theRoomsListedHereKnowOnlyRoomsListedBefore() {
        assertThat(Arrays.stream(Room.values()))
                .allSatisfy(room -> assertThat(Arrays.stream(Room.values())
                                .filter(other -> other.ordinal() > room.ordinal() && room.mayKnow(other)))
                        .isEmpty());
    }
}
