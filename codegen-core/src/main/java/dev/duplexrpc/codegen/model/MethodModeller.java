package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.ContentDescriptor;
import dev.duplexrpc.codegen.document.ErrorObject;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.document.ParamStructure;
import dev.duplexrpc.codegen.model.MethodModel.Param;
import dev.duplexrpc.codegen.model.MethodModel.Passing;
import dev.duplexrpc.codegen.model.MethodModel.Result;
import dev.duplexrpc.codegen.model.MethodModel.SubscriptionModel;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Methods: their parameters in the order in which Java takes them, their result, their errors. */
final class MethodModeller {
    /** A method takes 255 slots, with {@code this} and the subscriber of a subscription, or who is told of progress. */
    private static final int MAX_SLOTS = 253;

    private final TypeModeller types;
    private final Findings findings;
    private final ErrorModeller errors;
    private final MethodChoices choices;
    private final Subscriptions subscriptions;

    MethodModeller(TypeModeller types, ErrorModeller errors, ModelOptions options, Findings findings) {
        this.types = types;
        this.findings = findings;
        this.errors = errors;
        this.choices = new MethodChoices(options, findings);
        this.subscriptions = new Subscriptions(choices, findings);
    }

    MethodChoices choices() {
        return choices;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    MethodModel model(String service, MethodObject method) {
        ContentDescriptor result = method.result();
        Subscriptions.Described stream = subscriptions.of(method);
        return new MethodModel(
                at(method.place()),
                method.name(),
                choices.javaName(method),
                Docs.of(method.summary(), method.description(), method.deprecated())
                        .seeing(Docs.elsewhere(method.place())),
                params(service, method),
                method.paramStructure() == ParamStructure.BY_POSITION ? Passing.BY_POSITION : Passing.BY_NAME,
                result == null ? null : result(service, method, result),
                errors(method),
                choices.isIdempotent(method, stream != null),
                stream == null ? null : stream(service, method, stream),
                progress(service, method, stream != null),
                choices.outboxPolicy(method, stream != null));
    }

    private @Nullable Use progress(String service, MethodObject method, boolean subscription) {
        Place schema = choices.progress(method, subscription);
        return schema == null
                ? null
                : types.use(Schema.at(schema), new NameHint.InMethod(service, method.name(), "Progress", null));
    }

    private List<Param> params(String service, MethodObject method) {
        List<Param> required = new ArrayList<>();
        List<Param> optional = new ArrayList<>();
        List<String> names = names(method.params());
        int position = 0;
        for (ContentDescriptor descriptor : method.params()) {
            Param param = param(service, method, descriptor, names.get(position), position);
            (descriptor.required() ? required : optional).add(param);
            position++;
        }
        required.addAll(optional);
        int slots = required.stream().mapToInt(MethodModeller::slots).sum();
        if (slots > MAX_SLOTS) {
            findings.report(
                    Problem.LIMIT_EXCEEDED,
                    method.place(),
                    "The method has " + required.size()
                            + " parameters, more than the Java record that holds them can have, which takes "
                            + MAX_SLOTS + ", required numbers of 64 bits counted twice.",
                    "Put some of them into an object.");
        }
        return List.copyOf(required);
    }

    /**
     * The names of the parameters. By position several may have one, which was reported: without the second one all behind it would
     * move, so it gets another that nobody has.
     */
    private static List<String> names(List<ContentDescriptor> params) {
        Set<String> taken = params.stream().map(ContentDescriptor::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> met = new HashSet<>();
        List<String> names = new ArrayList<>(params.size());
        for (ContentDescriptor param : params) {
            String name = param.name();
            for (int i = 2; !met.add(name); i++) {
                String other = param.name() + "_" + i;
                name = taken.add(other) ? other : name;
            }
            names.add(name);
        }
        return names;
    }

    /** What is optional or may be null is an object, whatever its type. */
    private static int slots(Param param) {
        Type type = param.use().type();
        boolean wide = (type instanceof Type.Text text && text.format() == Type.TextFormat.HEX_LONG)
                || (type instanceof Type.Whole whole && whole.width() == Type.Width.LONG)
                || (type instanceof Type.Decimal number && number.precision() == Type.Precision.DOUBLE);
        return wide && param.required() && !param.use().nullable() ? 2 : 1;
    }

    private Param param(String service, MethodObject method, ContentDescriptor descriptor, String name, int position) {
        Schema schema = Schema.at(descriptor.schema());
        Doc own = Docs.of(descriptor.summary(), descriptor.description(), descriptor.deprecated());
        String part = "The parameter " + code(descriptor.name()) + " of " + code(method.name()) + ".";
        Use use = types.use(schema, hint(service, method, descriptor, name), around(own, part));
        return new Param(
                at(descriptor.place()),
                name,
                position,
                use,
                descriptor.required(),
                Docs.orElse(own, Docs.of(descriptor.schema())),
                choices.javaName(method, descriptor),
                Literals.ofNullable(types.shapes().of(schema).defaultValue));
    }

    /** A descriptor that several methods refer to names its types by its own key. */
    private static NameHint hint(String service, MethodObject method, ContentDescriptor descriptor, String role) {
        Place place = descriptor.place();
        boolean own = place.file().equals(method.place().file())
                && place.pointer().startsWith(method.place().pointer() + "/");
        boolean ofOtherMethod = place.pointer().startsWith("/methods/");
        return own || ofOtherMethod || descriptor.way().isEmpty()
                ? new NameHint.InMethod(service, method.name(), role, null)
                : Hints.referenced(descriptor.schema());
    }

    private Result result(String service, MethodObject method, ContentDescriptor result) {
        Doc own = Docs.of(result.summary(), result.description(), result.deprecated());
        String part = "The result of " + code(method.name()) + ".";
        Use use = result.schema().node() instanceof BooleanNode bool && !bool.value()
                ? new Use(new Type.Nothing(), true, Checks.NONE) // "false": nothing comes back
                : types.use(Schema.at(result.schema()), hint(service, method, result, "Result"), around(own, part));
        return new Result(use, Docs.orElse(own, Docs.of(result.schema())));
    }

    /** The words for a type that a method writes in place without any: those of the part of the method that it is. */
    private static Doc around(Doc own, String part) {
        return Docs.orElse(new Doc(own.summary(), own.description(), false), new Doc(part, null, false));
    }

    private static TypeId at(Place place) {
        return new TypeId(place.file().displayName(), place.pointer());
    }

    private static String code(String name) {
        return "`" + name.replace('`', '\'') + "`";
    }

    private SubscriptionModel stream(String service, MethodObject method, Subscriptions.Described stream) {
        NameHint hint = new NameHint.InMethod(service, method.name(), "Item", null);
        return new SubscriptionModel(
                types.use(Schema.at(stream.item()), hint), stream.notification(), stream.unsubscribe());
    }

    private List<TypeId> errors(MethodObject method) {
        Set<TypeId> ids = new LinkedHashSet<>();
        for (ErrorObject error : method.errors()) {
            ids.add(errors.id(error));
        }
        return List.copyOf(ids);
    }
}
