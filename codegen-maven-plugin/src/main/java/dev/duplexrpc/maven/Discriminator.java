package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.TagChoice;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What {@code x-discriminator} would say of a union: the member that tells its variants apart. */
public final class Discriminator {
    private @Nullable String schema;
    private @Nullable String member;
    private List<String> mapping = List.of();

    void addTo(ModelOptions.Builder options) throws MojoFailureException {
        if (schema == null || member == null) {
            throw new MojoFailureException("A discriminator is incomplete: it needs a schema and a member.");
        }
        options.tag(schema, new TagChoice(member, new Assignments("mapping", mapping).mapValues(Function.identity())));
    }
}
