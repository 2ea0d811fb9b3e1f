package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.check.Answers;
import dev.duplexrpc.codegen.check.Part;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the methods of a document and reports what is wrong about each of them beyond its structure. */
final class MethodReader {
    /** What the messages of the runtime itself are called. */
    private static final Pattern KEPT_BY_RUNTIME =
            Pattern.compile("rpc\\.(cancel|credit)|rpc\\.(progress|link\\.).*", Pattern.DOTALL);

    /** What asks a server for its document. */
    private static final String DISCOVERY = "rpc.discover";

    private final Resolver resolver;
    private final Diagnostics diagnostics;
    private final PartReader parts;
    private final OpenRpcVersion version;

    MethodReader(Resolver resolver, PartReader parts, OpenRpcVersion version, Diagnostics diagnostics) {
        this.version = version;
        this.resolver = resolver;
        this.diagnostics = diagnostics;
        this.parts = parts;
    }

    /** The methods with distinct names; of two with one name the first one stays. */
    List<MethodObject> methods(List<Place> places) {
        Map<String, MethodObject> byName = new LinkedHashMap<>();
        for (Place place : places) {
            MethodObject method = method(place);
            MethodObject first = method == null ? null : byName.putIfAbsent(method.name(), method);
            if (first != null && method != null) {
                diagnostics.report(
                        Problem.DUPLICATE_METHOD,
                        place,
                        "The method \"" + method.name() + "\" is defined twice, first at "
                                + first.place().location() + "; this one is left out.",
                        "Remove or rename one of the two.");
            }
        }
        return List.copyOf(byName.values());
    }

    private @Nullable MethodObject method(Place place) {
        Resolved resolved = resolver.follow(place);
        if (resolved == null) {
            return null;
        }
        parts.checkTarget(resolved, Part.METHOD, List.of());
        String name = Fields.text(resolved.target(), "name");
        if (name == null) {
            return null;
        }
        Place method = resolved.target();
        if (name.equals(DISCOVERY)) {
            diagnostics.report(
                    Problem.DISCOVERY_METHOD,
                    method,
                    resolved.chain(),
                    "The method \"rpc.discover\" gets no Java: the runtime answers it with the document.",
                    "Nothing has to be done; whoever wants to call it uses Remote.call(\"rpc.discover\", …).");
            return null;
        }
        if (KEPT_BY_RUNTIME.matcher(name).matches()) {
            diagnostics.report(
                    Problem.UNSERVED_METHOD,
                    method,
                    resolved.chain(),
                    "The name of the method \"" + name
                            + "\" is one that the runtime keeps for itself: a server that serves it refuses to start.",
                    "Choose another name, or leave the method out.");
        } else if (name.startsWith("rpc.")) {
            diagnostics.report(
                    Problem.RESERVED_METHOD_NAME,
                    method,
                    resolved.chain(),
                    "The name of the method \"" + name + "\" begins with \"rpc.\", which JSON-RPC 2.0 keeps to itself.",
                    "Choose another name if you can.");
        }
        ParamStructure structure = ParamStructure.of(method.text("paramStructure"));
        List<ReferenceStep> way = resolved.chain();
        return new MethodObject(
                method,
                name,
                params(method, name, structure, way),
                result(method, way),
                structure,
                errors(method, name, way),
                read(method, "tags", tag -> parts.tag(tag, way)),
                read(method, "examples", example -> parts.pairing(example, way)),
                Fields.text(method, "summary"),
                Fields.text(method, "description"),
                Fields.flag(method, "deprecated"),
                way,
                Fields.extensions(method));
    }

    private @Nullable ContentDescriptor result(Place method, List<ReferenceStep> way) {
        Place result = method.child("result");
        if (result != null) {
            return parts.contentDescriptor(result, "result", way);
        }
        boolean isForgotten = version.requiresResult() && Answers.areExpected(method);
        return isForgotten ? PartReader.anything(method, "result", way) : null;
    }

    private List<ContentDescriptor> params(
            Place method, String methodName, ParamStructure structure, List<ReferenceStep> way) {
        Map<String, ContentDescriptor> byName = new HashMap<>();
        List<ContentDescriptor> params = new ArrayList<>();
        ContentDescriptor optional = null;
        for (Place place : elements(method, "params")) {
            ContentDescriptor param = parts.contentDescriptor(place, "param" + (params.size() + 1), way);
            ContentDescriptor first = byName.putIfAbsent(param.name(), param);
            if (first != null) {
                reportDuplicate(place, way, methodName, param);
                if (structure != ParamStructure.BY_POSITION) {
                    continue;
                }
            }
            if (!param.required()) {
                optional = optional == null ? param : optional;
            } else if (optional != null && structure != ParamStructure.BY_NAME) {
                reportOrder(place, way, methodName, param, optional);
            }
            params.add(param);
        }
        return params;
    }

    private void reportDuplicate(Place place, List<ReferenceStep> way, String method, ContentDescriptor param) {
        diagnostics.report(
                Problem.DUPLICATE_PARAMETER,
                place,
                way,
                "The method \"" + method + "\" has two parameters named \"" + param.name() + "\".",
                "Rename one of the two.");
    }

    private void reportOrder(
            Place place, List<ReferenceStep> way, String method, ContentDescriptor param, ContentDescriptor optional) {
        diagnostics.report(
                Problem.REQUIRED_AFTER_OPTIONAL,
                place,
                way,
                "The required parameter \"" + param.name() + "\" of the method \"" + method
                        + "\" stands behind the optional one \"" + optional.name()
                        + "\", so by position nobody could leave that one out.",
                "Move the required parameters to the front, mark \"" + optional.name()
                        + "\" as required, or set paramStructure to \"by-name\".");
    }

    private List<ErrorObject> errors(Place method, String methodName, List<ReferenceStep> way) {
        List<ErrorObject> errors = read(method, "errors", place -> parts.error(place, way));
        Map<Integer, List<ErrorObject>> byCode = new LinkedHashMap<>();
        for (ErrorObject error : errors) {
            byCode.computeIfAbsent(error.code(), code -> new ArrayList<>()).add(error);
        }
        byCode.forEach((code, same) -> {
            if (same.size() > 1) {
                diagnostics.report(
                        Problem.DUPLICATE_ERROR_CODE,
                        same.get(1).place(),
                        "The method \"" + methodName + "\" has " + same.size() + " errors with the code " + code
                                + "; a caller can tell them apart by their messages and their data only.",
                        "Give each error a code of its own.");
            }
        });
        return errors;
    }

    private static <T> List<T> read(Place method, String member, Function<Place, @Nullable T> reader) {
        List<T> all = new ArrayList<>();
        for (Place place : elements(method, member)) {
            T part = reader.apply(place);
            if (part != null) {
                all.add(part);
            }
        }
        return all;
    }

    private static List<Place> elements(Place place, String member) {
        Place list = place.child(member);
        return list == null ? List.of() : list.elements();
    }
}
