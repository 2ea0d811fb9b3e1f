package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.check.ExampleCheck;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the example pairings of a method with its parameters and its result, and tells which schema each value belongs to. */
final class PairingExamples {
    private final Diagnostics diagnostics;

    PairingExamples(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(MethodObject method, ExampleCheck check) {
        for (ExamplePairing pairing : method.examples()) {
            if (isWhole(pairing)) {
                addParams(method, pairing, check);
            }
            ExamplePairing.Example result = pairing.result();
            ContentDescriptor expected = method.result();
            if (result != null && expected != null) {
                check.add(expected.schema(), result.value(), "example");
            } else if (result != null) {
                report(
                        result.place(),
                        "The example has a result, and the method \"" + method.name()
                                + "\" is a notification, which has none.",
                        "Remove the result of the example, or add one to the method.");
            }
        }
    }

    /** Whether every parameter has a value: one that stands elsewhere, or is no example at all, leaves open what the others are. */
    private static boolean isWhole(ExamplePairing pairing) {
        Place list = pairing.place().child("params");
        return list == null || list.elements().size() == pairing.params().size();
    }

    private void sayWhatIsMissing(MethodObject method, ExamplePairing pairing, boolean named) {
        for (int i = 0; i < method.params().size(); i++) {
            ContentDescriptor param = method.params().get(i);
            boolean given = named
                    ? pairing.params().stream()
                            .anyMatch(example -> example.name().equals(param.name()))
                    : i < pairing.params().size();
            if (param.required() && !given) {
                report(
                        pairing.place(),
                        "The example \"" + pairing.name() + "\" lacks the required parameter \"" + param.name()
                                + "\" of the method \"" + method.name() + "\".",
                        "Add a value for it.");
            }
        }
    }

    private void sayWhatIsTooMuch(MethodObject method, ExamplePairing.Example example, boolean named) {
        report(
                example.place(),
                named
                        ? "The method \"" + method.name() + "\" has no parameter \"" + example.name() + "\"."
                        : "The example has more values than the method \"" + method.name() + "\" has parameters.",
                named ? "Give the example the name of a parameter." : "Remove the value.");
    }

    private void report(Place at, String message, String advice) {
        diagnostics.report(Problem.EXAMPLE_MISMATCH, at, message, advice);
    }

    private void addParams(MethodObject method, ExamplePairing pairing, ExampleCheck check) {
        boolean named = method.paramStructure() == ParamStructure.BY_NAME || namesFit(method, pairing);
        sayWhatIsMissing(method, pairing, named);
        for (int i = 0; i < pairing.params().size(); i++) {
            ExamplePairing.Example example = pairing.params().get(i);
            ContentDescriptor param = named ? byName(method.params(), example.name()) : byPosition(method.params(), i);
            if (param != null) {
                check.add(param.schema(), example.value(), "example");
            } else {
                sayWhatIsTooMuch(method, example, named);
            }
        }
    }

    /** Many authors give examples names of their own; only when each is a parameter's do they say which one is meant. */
    private static boolean namesFit(MethodObject method, ExamplePairing pairing) {
        Set<String> names = new HashSet<>();
        return pairing.params().stream()
                .allMatch(example -> byName(method.params(), example.name()) != null && names.add(example.name()));
    }

    private static @Nullable ContentDescriptor byName(List<ContentDescriptor> params, String name) {
        for (ContentDescriptor param : params) {
            if (param.name().equals(name)) {
                return param;
            }
        }
        return null;
    }

    private static @Nullable ContentDescriptor byPosition(List<ContentDescriptor> params, int index) {
        return index < params.size() ? params.get(index) : null;
    }
}
