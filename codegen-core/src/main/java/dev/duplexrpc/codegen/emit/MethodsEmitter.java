package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.List;
import java.util.Objects;

/** Writes the table of a service's methods, in several classes where one could not initialise them all. */
final class MethodsEmitter {
    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final ServiceShape service;

    MethodsEmitter(Unit unit, ServiceShape service) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.service = service;
    }

    void emit() {
        List<ClassName> tables = service.names().tables();
        ClassName first = tables.get(0);
        Javadoc comment = new Javadoc()
                .say(
                        "The methods of {@link $T} as stubs and dispatcher know them.",
                        service.names().face());
        unit.decorate(first, comment, false);
        source.enter(tables.subList(1, tables.size()));
        source.open("final class $L", first.simpleName());
        RuntimeCheck.write(source.member(), service.names().face());
        constants(first);
        source.member().line("private $L() {}", first.simpleName());
        for (ClassName more : tables.subList(1, tables.size())) {
            source.member().line("@$T", Annotations.GENERATED).open("static final class $L", more.simpleName());
            constants(more);
            source.member().line("private $L() {}", more.simpleName()).close();
        }
        source.closeType();
    }

    private void constants(ClassName table) {
        for (MethodShape method : service.methods()) {
            if (method.names().table().equals(table)) {
                constant(method);
            }
        }
    }

    private void constant(MethodShape method) {
        source.member();
        JavaType params = JavaType.of(
                method.names().params() == null
                        ? Library.NO_PARAMS
                        : Objects.requireNonNull(method.names().params()));
        CodecCode codecs = new CodecCode(source, emission.types(), null);
        String name = method.model().name();
        JavaType type;
        String value;
        if (method.model().subscription() != null) {
            MethodModel.SubscriptionModel subscription = method.model().subscription();
            type = JavaType.of(
                    Library.SUBSCRIPTION_METHOD, params, emission.types().element(subscription.item()));
            value = source.code(
                    "$T.of($S, $L, $L, $S, $S)",
                    Library.SUBSCRIPTION_METHOD,
                    name,
                    paramsCodec(method),
                    codecs.of(subscription.item()),
                    subscription.notification(),
                    subscription.unsubscribe());
        } else if (method.model().result() == null) {
            type = JavaType.of(Library.RPC_METHOD, params, JavaType.Primitive.VOID);
            value = source.code("$T.notification($S, $L)", Library.RPC_METHOD, name, paramsCodec(method));
        } else {
            MethodModel.Result result = method.model().result();
            boolean nothing = method.returnsNothing();
            JavaType returned =
                    nothing ? JavaType.Primitive.VOID : emission.types().element(result.use());
            type = JavaType.of(Library.RPC_METHOD, params, returned);
            String codec = nothing ? source.code("$T.VOID", Library.CODECS) : codecs.of(result.use());
            value = source.code("$T.request($S, $L, $L)", Library.RPC_METHOD, name, paramsCodec(method), codec);
        }
        source.line("static final $T $L = $L$L;", type, method.names().constant(), value, properties(method));
    }

    private String properties(MethodShape method) {
        StringBuilder errors = new StringBuilder();
        for (ClassName exception : method.exceptions(emission)) {
            errors.append(errors.isEmpty() ? "" : ", ").append(source.code("$T.TYPE", exception));
        }
        String throwing = errors.isEmpty() ? "" : ".throwing(" + errors + ")";
        boolean idempotent = method.model().idempotent() && !method.isNotification();
        MethodModel.OutboxPolicy policy = method.model().outboxPolicy();
        String waiting =
                policy == null ? "" : source.code(".withOutboxPolicy($T.$L)", Library.OUTBOX_POLICY, policy.name());
        return throwing + (idempotent ? ".idempotent()" : "") + waiting;
    }

    private String paramsCodec(MethodShape method) {
        ClassName params = method.names().params();
        if (params != null) {
            return source.code("$T.INSTANCE", params.nested("Codec"));
        }
        boolean byPosition = method.model().passing() == MethodModel.Passing.BY_POSITION;
        return source.code("$T.$L", Library.NO_PARAMS, byPosition ? "BY_POSITION" : "BY_NAME");
    }
}
