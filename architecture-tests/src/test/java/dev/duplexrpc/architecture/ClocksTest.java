package dev.duplexrpc.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The clock on the wall may be set at any moment, so nothing that waits looks at it: timeouts, deadlines and heartbeats count the nanoseconds of {@code time}. What has to
 * look at it are credentials, which expire at an instant; how long that is from now is asked once, when they come. A
 * build may tell its user the time.
 */
class ClocksTest {
    private static final Set<String> LOOKS =
            Set.of("java.lang.System.currentTimeMillis", "java.time.Clock.systemUTC", "java.time.Clock.instant");
    /** Credentials end at a time of the world's, and a session says since when it is: nothing is measured by that. */
    private static final Set<String> LOOKING = Set.of(
            "dev.duplexrpc.peer.Endpoint$Builder",
            "dev.duplexrpc.peer.Credentials",
            "dev.duplexrpc.peer.Absence",
            "dev.duplexrpc.peer.SessionFacts",
            "dev.duplexrpc.server.Identification");

    @Test
    void onlyWhatDealsInTimesOfTheWorldLooksAtTheClockOnTheWall() {
        assertThat(Published.classes()
                        .filter(type -> Artifact.of(type) != Artifact.MAVEN_PLUGIN)
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ClocksTest::looksAtTheWall)
                        .map(call -> call.getOriginOwner().getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(LOOKING);
    }

    private static boolean looksAtTheWall(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        return LOOKS.contains(owner + "." + call.getName())
                || owner.startsWith("java.time.") && call.getName().equals("now");
    }
}
