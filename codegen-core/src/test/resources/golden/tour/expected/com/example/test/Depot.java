package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Where parcels come and go.
 *
 * <p>Implement it to serve it ({@link #service}), or call it over a connection ({@link #over}).
 */
@NullMarked
@Generated
public interface Depot {
    /**
     * Finds parcels, the <em>newest</em> first.
     *
     * <p>Looks through what is here and what has left; see <a href="https://example.com/rules">the rules</a>.
     *
     * @param limit At most so many. Default: {@code 20}.
     */
    List<Parcel> findParcels(String text, @Nullable State state, @Nullable Integer limit);

    /** As {@link #findParcels(String, State, Integer)}, without the remaining parameters. */
    default List<Parcel> findParcels(String text) {
        return findParcels(text, null, null);
    }

    /** As {@link #findParcels(String, State, Integer)}, without the remaining parameters. */
    default List<Parcel> findParcels(String text, @Nullable State state) {
        return findParcels(text, state, null);
    }

    /** @throws ShelfFullException The shelf is full. */
    Parcel depotMoveParcel(long id, Place to, @Nullable String note) throws ShelfFullException;

    /** As {@link #depotMoveParcel(long, Place, String)}, without the remaining parameters. */
    default Parcel depotMoveParcel(long id, Place to) throws ShelfFullException {
        return depotMoveParcel(id, to, null);
    }

    long sendParcel(SendParcelParams params);

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(String to) {
        return sendParcel(SendParcelParams.builder().to(to).build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(String to, @Nullable String from) {
        return sendParcel(SendParcelParams.builder().to(to).from(from).build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(String to, @Nullable String from, @Nullable Double weight) {
        return sendParcel(SendParcelParams.builder().to(to).from(from).weight(weight).build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(String to, @Nullable String from, @Nullable Double weight, @Nullable Boolean insured) {
        return sendParcel(SendParcelParams.builder().to(to).from(from).weight(weight).insured(insured).build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(
            String to,
            @Nullable String from,
            @Nullable Double weight,
            @Nullable Boolean insured,
            @Nullable Double value) {
        return sendParcel(
                SendParcelParams.builder().to(to).from(from).weight(weight).insured(insured).value(value).build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(
            String to,
            @Nullable String from,
            @Nullable Double weight,
            @Nullable Boolean insured,
            @Nullable Double value,
            @Nullable String reference) {
        return sendParcel(
                SendParcelParams.builder()
                        .to(to)
                        .from(from)
                        .weight(weight)
                        .insured(insured)
                        .value(value)
                        .reference(reference)
                        .build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(
            String to,
            @Nullable String from,
            @Nullable Double weight,
            @Nullable Boolean insured,
            @Nullable Double value,
            @Nullable String reference,
            @Nullable String sender) {
        return sendParcel(
                SendParcelParams.builder()
                        .to(to)
                        .from(from)
                        .weight(weight)
                        .insured(insured)
                        .value(value)
                        .reference(reference)
                        .sender(sender)
                        .build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(
            String to,
            @Nullable String from,
            @Nullable Double weight,
            @Nullable Boolean insured,
            @Nullable Double value,
            @Nullable String reference,
            @Nullable String sender,
            Omittable<String> phone) {
        return sendParcel(
                SendParcelParams.builder()
                        .to(to)
                        .from(from)
                        .weight(weight)
                        .insured(insured)
                        .value(value)
                        .reference(reference)
                        .sender(sender)
                        .phone(phone)
                        .build());
    }

    /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
    default long sendParcel(
            String to,
            @Nullable String from,
            @Nullable Double weight,
            @Nullable Boolean insured,
            @Nullable Double value,
            @Nullable String reference,
            @Nullable String sender,
            Omittable<String> phone,
            @Nullable LocalDate notBefore) {
        return sendParcel(
                SendParcelParams.builder()
                        .to(to)
                        .from(from)
                        .weight(weight)
                        .insured(insured)
                        .value(value)
                        .reference(reference)
                        .sender(sender)
                        .phone(phone)
                        .notBefore(notBefore)
                        .build());
    }

    /** A notification: there is no response, and nothing confirms that it arrived. */
    void parcelScanned(long id);

    /** @param subscriber receives the items, in order */
    Subscription watchParcels(@Nullable State state, Subscriber<ParcelEvent> subscriber);

    /** As {@link #watchParcels(State, Subscriber)}, without the remaining parameters. */
    default Subscription watchParcels(Subscriber<ParcelEvent> subscriber) {
        return watchParcels(null, subscriber);
    }

    long takeStock(String hall);

    /**
     * As {@link #takeStock(String)}, with progress reports.
     *
     * <p>To report progress, override this method in the service; by default it reports none.
     *
     * @param progress receives the reports, in order and before the call ends
     */
    default long takeStockWithProgress(String hall, Consumer<Long> progress) {
        return takeStock(hall);
    }

    @Deprecated
    List<Parcel> listAll();

    /** Returns this stub with other call options; only stubs returned by {@link Depot#over} support this. */
    default Depot withOptions(CallOptions options) {
        throw new UnsupportedOperationException("Only a stub made by Depot.over has call options.");
    }

    /** Returns a stub that calls the other side of a connection and waits for each answer. */
    static Depot over(Remote remote) {
        return new DepotStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns a stub whose calls return at once. */
    static Async asyncOver(Remote remote) {
        return new DepotAsyncStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns the service that answers with a handler whose methods may block. */
    static RpcService service(Depot handler) {
        return DepotDispatcher.blocking(handler);
    }

    /** Returns the service that answers with a handler whose methods return at once. */
    static RpcService asyncService(Async handler) {
        return DepotDispatcher.async(handler);
    }

    /** {@link Depot} with futures; cancelling one cancels its call. */
    @Generated
    interface Async {
        /**
         * Finds parcels, the <em>newest</em> first.
         *
         * <p>Looks through what is here and what has left; see <a href="https://example.com/rules">the rules</a>.
         *
         * @param limit At most so many. Default: {@code 20}.
         */
        CompletableFuture<List<Parcel>> findParcels(String text, @Nullable State state, @Nullable Integer limit);

        /** As {@link #findParcels(String, State, Integer)}, without the remaining parameters. */
        default CompletableFuture<List<Parcel>> findParcels(String text) {
            return findParcels(text, null, null);
        }

        /** As {@link #findParcels(String, State, Integer)}, without the remaining parameters. */
        default CompletableFuture<List<Parcel>> findParcels(String text, @Nullable State state) {
            return findParcels(text, state, null);
        }

        /** The future may fail with {@link ShelfFullException}. */
        CompletableFuture<Parcel> depotMoveParcel(long id, Place to, @Nullable String note);

        /** As {@link #depotMoveParcel(long, Place, String)}, without the remaining parameters. */
        default CompletableFuture<Parcel> depotMoveParcel(long id, Place to) {
            return depotMoveParcel(id, to, null);
        }

        CompletableFuture<Long> sendParcel(SendParcelParams params);

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(String to) {
            return sendParcel(SendParcelParams.builder().to(to).build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(String to, @Nullable String from) {
            return sendParcel(SendParcelParams.builder().to(to).from(from).build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(String to, @Nullable String from, @Nullable Double weight) {
            return sendParcel(SendParcelParams.builder().to(to).from(from).weight(weight).build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to, @Nullable String from, @Nullable Double weight, @Nullable Boolean insured) {
            return sendParcel(SendParcelParams.builder().to(to).from(from).weight(weight).insured(insured).build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to,
                @Nullable String from,
                @Nullable Double weight,
                @Nullable Boolean insured,
                @Nullable Double value) {
            return sendParcel(
                    SendParcelParams.builder().to(to).from(from).weight(weight).insured(insured).value(value).build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to,
                @Nullable String from,
                @Nullable Double weight,
                @Nullable Boolean insured,
                @Nullable Double value,
                @Nullable String reference) {
            return sendParcel(
                    SendParcelParams.builder()
                            .to(to)
                            .from(from)
                            .weight(weight)
                            .insured(insured)
                            .value(value)
                            .reference(reference)
                            .build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to,
                @Nullable String from,
                @Nullable Double weight,
                @Nullable Boolean insured,
                @Nullable Double value,
                @Nullable String reference,
                @Nullable String sender) {
            return sendParcel(
                    SendParcelParams.builder()
                            .to(to)
                            .from(from)
                            .weight(weight)
                            .insured(insured)
                            .value(value)
                            .reference(reference)
                            .sender(sender)
                            .build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to,
                @Nullable String from,
                @Nullable Double weight,
                @Nullable Boolean insured,
                @Nullable Double value,
                @Nullable String reference,
                @Nullable String sender,
                Omittable<String> phone) {
            return sendParcel(
                    SendParcelParams.builder()
                            .to(to)
                            .from(from)
                            .weight(weight)
                            .insured(insured)
                            .value(value)
                            .reference(reference)
                            .sender(sender)
                            .phone(phone)
                            .build());
        }

        /** As {@link #sendParcel(SendParcelParams)}, without the remaining parameters. */
        default CompletableFuture<Long> sendParcel(
                String to,
                @Nullable String from,
                @Nullable Double weight,
                @Nullable Boolean insured,
                @Nullable Double value,
                @Nullable String reference,
                @Nullable String sender,
                Omittable<String> phone,
                @Nullable LocalDate notBefore) {
            return sendParcel(
                    SendParcelParams.builder()
                            .to(to)
                            .from(from)
                            .weight(weight)
                            .insured(insured)
                            .value(value)
                            .reference(reference)
                            .sender(sender)
                            .phone(phone)
                            .notBefore(notBefore)
                            .build());
        }

        /** A notification: there is no response, and nothing confirms that it arrived. */
        CompletableFuture<Void> parcelScanned(long id);

        /** @param subscriber receives the items, in order */
        CompletableFuture<Subscription> watchParcels(@Nullable State state, Subscriber<ParcelEvent> subscriber);

        /** As {@link #watchParcels(State, Subscriber)}, without the remaining parameters. */
        default CompletableFuture<Subscription> watchParcels(Subscriber<ParcelEvent> subscriber) {
            return watchParcels(null, subscriber);
        }

        CompletableFuture<Long> takeStock(String hall);

        /**
         * As {@link #takeStock(String)}, with progress reports.
         *
         * <p>To report progress, override this method in the service; by default it reports none.
         *
         * @param progress receives the reports, in order and before the call ends
         */
        default CompletableFuture<Long> takeStockWithProgress(String hall, Consumer<Long> progress) {
            return takeStock(hall);
        }

        @Deprecated
        CompletableFuture<List<Parcel>> listAll();

        /** Returns this stub with other call options; only stubs returned by {@link Depot#asyncOver} support this. */
        default Async withOptions(CallOptions options) {
            throw new UnsupportedOperationException("Only a stub made by Depot.asyncOver has call options.");
        }
    }
}
