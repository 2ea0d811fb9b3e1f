package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.ReverseService;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** An interface of methods that the other side calls, chosen by tag, by a pattern over their names, or by both. */
public final class ReverseInterface {
    private @Nullable String name;
    private @Nullable String tag;
    private @Nullable String methods;

    ReverseService asService() throws MojoFailureException {
        if (name == null || (tag == null && methods == null)) {
            throw new MojoFailureException(
                    "An entry of reverse is incomplete: it needs a name, and a tag or a pattern for its methods.");
        }
        try {
            return new ReverseService(name, tag, methods == null ? null : Pattern.compile(methods));
        } catch (PatternSyntaxException e) {
            throw new MojoFailureException("The methods '" + methods + "' of " + name
                    + " in reverse are no regular expression: " + e.getDescription() + ".");
        }
    }
}
