package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever adds a schema or a method at the end of a document finds everything that was there under its old name. */
class NameStabilityTest {
    private static final String SCHEMAS = "'schemas':{%s}";

    private static final String PET = "{'$ref':'#/components/schemas/Pet'}";

    /** A type that is written in place and belongs to what {@code Pet} includes: whoever includes {@code Pet} has it, too. */
    private static final String INCLUDED =
            "'Pet':{'properties':{'owner':{'allOf':[{'$ref':'#/components/schemas/Base'},"
                    + "{'properties':{'x':{'type':'string'}}}]}}},'Base':{'properties':{'z':{}}}";

    private static final String HEIR = "{'allOf':[" + PET + ",{'properties':{'y':{'type':'string'}}}]}";

    private static final String TOLD_HEIR =
            "{'allOf':[" + PET + ",{'properties':{'y':{'type':'string'}},'required':['y']}]}";

    private static final String CLOSED_HEIR = "{'allOf':[" + PET
            + ",{'type':'object','properties':{'y':{'type':'integer'}},'additionalProperties':false}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                INCLUDED + "|" + HEIR,
                "'Pet':{'properties':{'owner':{'properties':{'x':{}}}}}|" + HEIR,
                "'Pet':{'properties':{'owner':{'properties':{'x':{}}}}}|{'properties':{'y':{}}}",
                "'Pet':{'oneOf':[{'properties':{'count':{'const':'v0'}},'required':['count'],'title':'Transaction'},{}],"
                        + "'required':['tag']}|{'anyOf':[" + PET + "," + TOLD_HEIR + "]}",
                // An heir of a part of a component, which is read before the rest of it.
                "'Pet':{'properties':{'remote':{'properties':{'owners':{'type':'array','items':{'properties':{'x':{}}}}}}}}"
                        + "|{'allOf':[{'$ref':'#/components/schemas/Pet/properties/remote'},{'properties':{'y':{}}}]}",
                // Two heirs have the same values in their maps, which nobody writes in one place.
                "'Pet':{'oneOf':[{'patternProperties':{'^[a-z]+$':{'allOf':[" + PET
                        + ",{'type':'object','properties':{'to':{'type':'string'}}}]}},'required':['count']}],"
                        + "'properties':{'remote':{'type':'object','properties':{'options':" + CLOSED_HEIR + "}}}}|"
                        + CLOSED_HEIR
            })
    void whatIsAddedRenamesNothing(String schemas, String added) {
        Map<String, String> before = Generation.ofMethods("", SCHEMAS.formatted(schemas));

        for (String name : new String[] {"Owner", "PetOwner", "Zoo"}) {
            remains(before, Generation.ofMethods("", SCHEMAS.formatted(schemas + ",'" + name + "':" + added)));
        }
        String method = "{'name':'get','params':[{'name':'pet','schema':%s}],'result':{'name':'r','schema':%s}}";
        remains(before, Generation.ofMethods(method.formatted(added, added), SCHEMAS.formatted(schemas)));
    }

    private static void remains(Map<String, String> before, Map<String, String> after) {
        assertThat(after).hasSizeGreaterThan(before.size());
        before.forEach((file, text) -> assertThat(after.get(file))
                .as(file)
                .isNotNull()
                .satisfies(now -> assertThat(asCalled(now)).isEqualTo(asCalled(text))));
    }

    /**
     * Without the unions that a type is a variant of, which are said where the type is; and as callers see it: where a new union has a nested type of the
     * same name, others are called by longer names, and lines break elsewhere.
     */
    private static String asCalled(String text) {
        return text.replaceAll(" implements [^{]*", " ")
                .replaceAll("(?m)^ *\\*", "")
                .replaceAll("\\b[A-Z]\\w*\\.(?=[A-Z])", "")
                .replaceAll("import [^;]*;|\\s+", "");
    }
}
