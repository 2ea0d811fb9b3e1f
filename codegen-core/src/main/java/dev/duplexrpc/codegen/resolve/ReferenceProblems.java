package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences about references that lead nowhere. */
final class ReferenceProblems {
    static final Failure NONE = new Failure(Problem.DANGLING_REFERENCE, "", "");

    /** How often a similar name is looked for; comparing all names for thousands of broken references would take minutes. */
    private static final int MAX_SUGGESTIONS = 200;

    private final Sources sources;
    private int suggestions;

    ReferenceProblems(Sources sources) {
        this.sources = sources;
    }

    /** Why a reference has no target. */
    record Failure(Problem problem, String message, String advice) {}

    Failure remote(String text, String url) {
        if (url.startsWith("file:")) {
            return new Failure(
                    Problem.REFUSED_REFERENCE,
                    "The reference \"" + text + "\" names a file by an absolute URL.",
                    "Write the path relative to this file.");
        }
        return new Failure(
                Problem.REMOTE_REFERENCE,
                "The reference \"" + text + "\" leads to the network, from which nothing is ever fetched.",
                "Keep a copy of " + url + " and enter it in the catalogue that maps URLs to files.");
    }

    Failure ambiguous(String text, List<Place> anchors) {
        return new Failure(
                Problem.DYNAMIC_REFERENCE,
                "The dynamic reference \"" + text + "\" means " + anchors.get(0).pointer() + " or "
                        + anchors.get(1).pointer() + ", depending on where a validator came from; types cannot.",
                "Refer to one of them with $ref.");
    }

    Failure noRecursiveAnchor(String text) {
        return new Failure(
                Problem.DYNAMIC_REFERENCE,
                "The recursive reference \"" + text + "\" leads to the document itself, which is no schema.",
                "Refer to the schema that is meant with $ref, or give it \"$recursiveAnchor\": true.");
    }

    Failure noFile(String text, FileSearch.Found found) {
        if (found.special() != null) {
            return new Failure(
                    Problem.REFUSED_REFERENCE,
                    "The reference \"" + text + "\" leads to " + sources.displayName(found.special())
                            + ", which is not a regular file.",
                    "Refer to a JSON or YAML file.");
        }
        if (found.tried().isEmpty()) {
            return new Failure(
                    Problem.DANGLING_REFERENCE,
                    "The reference \"" + text + "\" cannot be the path of a file here.",
                    "Correct the reference; one that begins with a slash needs a configured directory to start from.");
        }
        String tried =
                found.tried().stream().map(sources::displayName).distinct().collect(Collectors.joining(", "));
        return new Failure(
                Problem.DANGLING_REFERENCE,
                "The reference \"" + text + "\" leads to a file that does not exist; looked for: " + tried + ".",
                "Correct the path, or configure the directory that it is relative to.");
    }

    Failure unreadable(String text, Path file) {
        return new Failure(
                Problem.DANGLING_REFERENCE,
                "The reference \"" + text + "\" leads to " + sources.displayName(file) + ", which cannot be read.",
                "Mend what is reported about that file.");
    }

    Failure noAnchor(String text, Place base, String anchor) {
        return new Failure(
                Problem.DANGLING_REFERENCE,
                "The reference \"" + text + "\" leads nowhere: no schema in "
                        + base.file().displayName() + " has the anchor \"" + anchor + "\".",
                "Correct the reference; a JSON Pointer begins with \"#/\".");
    }

    Failure noMember(String text, Place parent, String name) {
        String holder = parent.pointer().isEmpty()
                ? "the document"
                        + (text.startsWith("#") ? "" : " " + parent.file().displayName())
                : parent.pointer();
        String lacks;
        if (parent.node() instanceof ObjectNode) {
            lacks = holder + " has no member \"" + name + "\"";
        } else if (parent.node() instanceof ArrayNode array) {
            lacks = holder + " has no element " + name + ", it has " + array.size();
        } else {
            lacks = holder + " is " + parent.node().kind() + " and has no member \"" + name + "\"";
        }
        String near = parent.node() instanceof ObjectNode object ? nearest(object, name) : null;
        return new Failure(
                Problem.DANGLING_REFERENCE,
                "The reference \"" + text + "\" leads nowhere: " + lacks + ".",
                near == null ? "Correct the reference, or add what it refers to." : "Did you mean \"" + near + "\"?");
    }

    Failure embedded(String text, Place around, Place target) {
        return new Failure(
                Problem.DANGLING_REFERENCE,
                "The reference \"" + text + "\" is looked up in the document, and means something in the schema "
                        + around.pointer() + ".",
                "Write \"#" + target.pointer() + "\", or give the schema " + around.pointer()
                        + " an \"$id\"; in lenient mode it is read as it is meant.");
    }

    private @Nullable String nearest(ObjectNode object, String name) {
        if (++suggestions > MAX_SUGGESTIONS) {
            return null;
        }
        List<String> names =
                object.members().stream().map(ObjectNode.Member::name).toList();
        return Similar.to(name, names);
    }
}
