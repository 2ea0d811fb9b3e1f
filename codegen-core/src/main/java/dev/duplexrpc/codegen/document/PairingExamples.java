package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.check.ExampleCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which schema each value of a method's example pairings belongs to. */
final class PairingExamples {
    private PairingExamples() {}

    static void add(MethodObject method, ExampleCheck check) {
        for (ExamplePairing pairing : method.examples()) {
            addParams(method, pairing, check);
            ExamplePairing.Example result = pairing.result();
            ContentDescriptor expected = method.result();
            if (result != null && expected != null) {
                check.add(expected.schema(), result.value(), "example");
            }
        }
    }

    private static void addParams(MethodObject method, ExamplePairing pairing, ExampleCheck check) {
        boolean named = method.paramStructure() == ParamStructure.BY_NAME || namesFit(method, pairing);
        for (int i = 0; i < pairing.params().size(); i++) {
            ExamplePairing.Example example = pairing.params().get(i);
            ContentDescriptor param = named ? byName(method.params(), example.name()) : byPosition(method.params(), i);
            if (param != null) {
                check.add(param.schema(), example.value(), "example");
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
