package dev.duplexrpc.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration that cannot be used. The message names every problem with its file and line, or its environment variable, and what to do. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigurationException(List<String> problems, @Nullable Throwable cause) {
        super(String.join("\n", problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** The problems, one by one. */
    public List<String> problems() {
        return problems;
    }
}
