package dev.duplexrpc.samples.hub;

import dev.duplexrpc.samples.hub.api.Command;
import dev.duplexrpc.samples.hub.api.Description;
import dev.duplexrpc.samples.hub.api.Extension;
import dev.duplexrpc.samples.hub.api.UnknownCommandData;
import dev.duplexrpc.samples.hub.api.UnknownCommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An extension that is a table of commands. What runs may block: each call has a thread of its own. */
abstract class CommandTable implements Extension {
    private final Map<String, UnaryOperator<String>> commands = new LinkedHashMap<>();
    private final Map<String, Command> descriptions = new LinkedHashMap<>();

    /** Adds a command; to be called in the constructor. */
    final void add(String name, String purpose, UnaryOperator<String> command) {
        commands.put(name, command);
        descriptions.put(name, Command.builder().name(name).purpose(purpose).build());
    }

    @Override
    public final Description describe() {
        return Description.builder()
                .version("1.0.0")
                .commands(List.copyOf(descriptions.values()))
                .build();
    }

    @Override
    public final String run(String command, @Nullable String text) throws UnknownCommandException {
        UnaryOperator<String> code = commands.get(command);
        if (code == null) {
            throw new UnknownCommandException(UnknownCommandData.builder()
                    .command(command)
                    .known(List.copyOf(commands.keySet()))
                    .build());
        }
        return code.apply(text == null ? "" : text);
    }

    @Override
    public void settingChanged(String key, @Nullable String value) {
        // Most extensions have no use for settings.
    }
}
