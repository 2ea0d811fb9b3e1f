package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for every model, whatever the documents were: the rooms behind rely on it. */
final class ModelRules {
    private static final Pattern DECLARED = Pattern.compile("Declared\\[id=(.*?)#(.*?)\\]");

    private ModelRules() {}

    static void hold(ApiModel api, String description) {
        assertThat(api.declarations().keySet()).as(description).containsAll(spokenOf(api));
        api.declarations().forEach((id, declaration) -> {
            assertThat(declaration.id()).isEqualTo(id);
            hold(api, declaration, description + " at " + id);
        });
        for (ServiceModel service : api.services()) {
            for (MethodModel method : service.methods()) {
                assertThat(api.errors().keySet()).as(description).containsAll(method.errors());
                assertThat(method.params()).extracting(MethodModel.Param::name).doesNotHaveDuplicates();
            }
        }
    }

    /** The types that a model speaks of. */
    private static Set<TypeId> spokenOf(ApiModel api) {
        Set<TypeId> all = new LinkedHashSet<>();
        Matcher matcher = DECLARED.matcher(api.toString());
        while (matcher.find()) {
            all.add(new TypeId(matcher.group(1), matcher.group(2)));
        }
        return all;
    }

    private static void hold(ApiModel api, Declaration declaration, String description) {
        if (declaration instanceof UnionDeclaration union) {
            hold(api, union, description);
        } else if (declaration instanceof ObjectDeclaration object) {
            assertThat(object.members())
                    .as(description)
                    .extracting(Member::name)
                    .doesNotHaveDuplicates();
            assertThat(object.members())
                    .as(description)
                    .allSatisfy(member -> assertThat(member.constant() == null || member.required())
                            .isTrue());
        } else if (declaration instanceof EnumDeclaration values) {
            assertThat(values.values()).as(description).isNotEmpty().doesNotHaveDuplicates();
        } else if (declaration instanceof TupleDeclaration tuple) {
            assertThat(tuple.required())
                    .as(description)
                    .isBetween(0, tuple.items().size());
        }
    }

    private static void hold(ApiModel api, UnionDeclaration union, String description) {
        assertThat(union.variants()).as(description).hasSizeGreaterThan(1);
        assertThat(union.variants()).as(description).extracting(Variant::label).doesNotHaveDuplicates();
        List<TypeId> declared = new ArrayList<>();
        for (Variant variant : union.variants()) {
            assertThat(variant.use().nullable()).as(description).isFalse();
            if (variant.use().type() instanceof Type.Declared type) {
                assertThat(api.declarations().get(type.id())).as(description).isNotInstanceOf(UnionDeclaration.class);
                declared.add(type.id());
            }
        }
        assertThat(declared).as(description).doesNotHaveDuplicates();
        Set<Integer> chosen = new LinkedHashSet<>();
        collect(union.decision(), chosen);
        assertThat(chosen)
                .as(description)
                .allMatch(i -> i >= 0 && i < union.variants().size());
        assertThat(chosen).as(description + ": every variant can be chosen").hasSameSizeAs(union.variants());
    }

    private static void collect(Decision decision, Set<Integer> chosen) {
        if (decision instanceof Decision.Chosen one) {
            chosen.add(one.variant());
        } else if (decision instanceof Decision.ByKind kinds) {
            kinds.branches().values().forEach(branch -> collect(branch, chosen));
        } else if (decision instanceof Decision.ByText text) {
            text.branches().values().forEach(branch -> collect(branch, chosen));
            collect(text.otherwise(), chosen);
            collect(text.absent(), chosen);
        } else if (decision instanceof Decision.ByPattern patterns) {
            patterns.branches().forEach(branch -> collect(branch.then(), chosen));
            collect(patterns.otherwise(), chosen);
        } else if (decision instanceof Decision.ByMembers members) {
            members.branches().forEach(branch -> collect(branch.then(), chosen));
            collect(members.otherwise(), chosen);
        } else if (decision instanceof Decision.ByElement elements) {
            elements.branches().values().forEach(branch -> collect(branch, chosen));
            collect(elements.empty(), chosen);
        }
    }
}
