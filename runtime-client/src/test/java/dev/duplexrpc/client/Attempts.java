package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.client.ConnectFailedException.Phase;
import java.util.function.Predicate;

/** Attempts to connect that fail. */
final class Attempts {

    /** Of attempts that a busy machine may be too late for: nobody is too late so many times. */
    static final int ENOUGH = 50;

    private Attempts() {}

    static ConnectFailedException failure(DuplexClientBuilder builder) {
        return catchThrowableOfType(ConnectFailedException.class, builder::connect);
    }

    /** The failure of one with little time that has come as far as this phase: where the machine is busy, its time may be up before. */
    static ConnectFailedException failureIn(Phase phase, DuplexClientBuilder impatient) {
        return failure(impatient, failed -> failed.phase() == phase);
    }

    /** The failure of one with little time that has come so far; the last of many if none has. */
    static ConnectFailedException failure(DuplexClientBuilder impatient, Predicate<ConnectFailedException> farEnough) {
        ConnectFailedException failed = failure(impatient);
        for (int i = 1; i < ENOUGH && !farEnough.test(failed); i++) {
            failed = failure(impatient);
        }
        return failed;
    }
}
