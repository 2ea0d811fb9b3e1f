package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;

/**
 * What no class file can hold: 65,535 constants in all, 65,535 bytes in a method. It is refused here, at its place in the document,
 * because javac would refuse code that nobody has written.
 */
final class ClassSizes {
    /** The codec of a union mentions each variant with a dozen constants. */
    private static final int MAX_VARIANTS = 5000;

    private static final int MAX_BYTES = 60_000;
    private static final int MAX_CONSTANTS = 65_000;

    /** A plain member in a constructor; one that has to be checked, or copied. */
    private static final int BYTES_OF_OPTIONAL = 12;

    private static final int BYTES_OF_CHECKED = 25;

    private static final int CONSTANTS_OF_METHOD = 16;
    private static final int CONSTANTS_OF_OVERLOAD = 2;

    /** More optional parameters than these come as one record. */
    private static final int MOST_OVERLOADS = 9;

    private final Findings findings;

    ClassSizes(Findings findings) {
        this.findings = findings;
    }

    void variants(int count, Place union) {
        if (count > MAX_VARIANTS) {
            tooLarge(
                    union,
                    "The union has " + count + " alternatives; a Java class has room for " + MAX_VARIANTS + ".",
                    "Divide it into several unions that something else tells apart.");
        }
    }

    void members(List<Member> members, Place object) {
        int bytes = 0;
        for (Member member : members) {
            boolean copied =
                    member.use().type() instanceof Type.Listing || member.use().type() instanceof Type.Mapping;
            bytes += member.required() || copied ? BYTES_OF_CHECKED : BYTES_OF_OPTIONAL;
        }
        if (bytes > MAX_BYTES) {
            tooLarge(
                    object,
                    "The object has " + members.size()
                            + " members, more than a Java class has room for: about 5000, of lists or required ones about 2400.",
                    "Put some of them into an object of their own, or describe those of one type with additionalProperties.");
        }
    }

    void methods(ServiceModel service, Locatable methods) {
        int constants = 0;
        for (MethodModel method : service.methods()) {
            long optional =
                    method.params().stream().filter(param -> !param.required()).count();
            constants += CONSTANTS_OF_METHOD + CONSTANTS_OF_OVERLOAD * (int) Math.min(optional, MOST_OVERLOADS);
        }
        if (constants > MAX_CONSTANTS) {
            tooLarge(
                    methods,
                    "The " + service.methods().size()
                            + " methods, with their overloads, are more than a Java interface has room for: about 4000, or 1900 with many optional parameters.",
                    "Divide the service: group its methods by tag or by prefix, or write several documents.");
        }
    }

    private void tooLarge(Locatable place, String sentence, String advice) {
        findings.report(Problem.LIMIT_EXCEEDED, place, sentence, advice);
    }
}
