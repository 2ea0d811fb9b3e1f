package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.Remote;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.json.Codecs;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link Depot.Async} over a connection. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class DepotAsyncStub implements Depot.Async {
    private final Remote remote;
    private final CallOptions options;

    DepotAsyncStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public CompletableFuture<List<Parcel>> findParcels(String text, @Nullable State state, @Nullable Integer limit) {
        return remote.call(DepotMethods.FIND_PARCELS, new FindParcelsParams(text, state, limit), options);
    }

    @Override
    public CompletableFuture<Parcel> depotMoveParcel(long id, Place to, @Nullable String note) {
        return remote.call(DepotMethods.DEPOT_MOVE_PARCEL, new DepotMoveParcelParams(id, to, note), options);
    }

    @Override
    public CompletableFuture<Long> sendParcel(SendParcelParams params) {
        return remote.call(DepotMethods.SEND_PARCEL, params, options);
    }

    @Override
    public CompletableFuture<Void> parcelScanned(long id) {
        return remote.notifyAsync(DepotMethods.PARCEL_SCANNED, new ParcelScannedParams(id), options);
    }

    @Override
    public CompletableFuture<Subscription> watchParcels(@Nullable State state, Subscriber<ParcelEvent> subscriber) {
        return remote.subscribe(DepotMethods.WATCH_PARCELS, new WatchParcelsParams(state), subscriber, options);
    }

    @Override
    public CompletableFuture<Long> takeStock(String hall) {
        return remote.call(DepotMethods.TAKE_STOCK, new TakeStockParams(hall), options);
    }

    @Override
    public CompletableFuture<Long> takeStockWithProgress(String hall, Consumer<Long> progress) {
        return remote.call(
                DepotMethods.TAKE_STOCK, new TakeStockParams(hall), options.withProgress(Codecs.LONG, progress));
    }

    @Override
    public CompletableFuture<List<Parcel>> listAll() {
        return remote.call(DepotMethods.LIST_ALL, NoParams.NO_PARAMS, options);
    }

    @Override
    public Depot.Async withOptions(CallOptions options) {
        return new DepotAsyncStub(remote, options);
    }
}
