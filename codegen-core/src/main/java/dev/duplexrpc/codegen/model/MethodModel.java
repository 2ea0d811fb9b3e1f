package dev.duplexrpc.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a contract.
 *
 * @param at where it stands in the document, for diagnostics
 * @param name the name on the wire
 * @param javaName what {@code x-java-name} or the configuration asks for
 * @param params required ones first, the order of the document otherwise; {@link Param#position} is the document's
 * @param result null: a notification
 * @param errors ids of {@link ErrorModel}s
 * @param subscription set when the method subscribes to a stream of items; then {@code result} is the subscription's id and no business of the user
 * @param progress what a call tells of how it goes on, null if nothing
 * @param outboxPolicy what becomes of notifications, or of a subscription's items, that are not taken as fast as they are made; null if the contract does not say
 */
public record MethodModel(
        TypeId at,
        String name,
        @Nullable String javaName,
        Doc doc,
        List<Param> params,
        Passing passing,
        @Nullable Result result,
        List<TypeId> errors,
        boolean idempotent,
        @Nullable SubscriptionModel subscription,
        @Nullable Use progress,
        @Nullable OutboxPolicy outboxPolicy) {
    /** So many parameters are no list that anybody would like to write. */
    private static final int LONG_LIST = 5;

    /** Whether users may give the parameters as one record. */
    public boolean hasLongList() {
        return params.size() > LONG_LIST;
    }

    /** How parameters are sent. */
    public enum Passing {
        BY_NAME,
        BY_POSITION
    }

    /** What the runtime's type of the same name says; its constants have the same names. */
    public enum OutboxPolicy {
        DISCONNECT,
        BLOCK,
        DROP_OLDEST,
        COALESCE
    }

    /**
     * A parameter.
     *
     * @param at where it stands in the document, for diagnostics
     */
    public record Param(
            TypeId at,
            String name,
            int position,
            Use use,
            boolean required,
            Doc doc,
            @Nullable String javaName,
            @Nullable Literal defaultValue) {}

    /** What a call returns. */
    public record Result(Use use, Doc doc) {}

    /** A stream of items that a call opens. */
    public record SubscriptionModel(Use item, String notification, String unsubscribe) {}
}
