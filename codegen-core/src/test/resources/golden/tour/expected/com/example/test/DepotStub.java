package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.Remote;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.json.Codecs;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link Depot} over a connection. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class DepotStub implements Depot {
    private final Remote remote;
    private final CallOptions options;

    DepotStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public List<Parcel> findParcels(String text, @Nullable State state, @Nullable Integer limit) {
        return remote.callBlocking(DepotMethods.FIND_PARCELS, new FindParcelsParams(text, state, limit), options);
    }

    @Override
    public Parcel depotMoveParcel(long id, Place to, @Nullable String note) throws ShelfFullException {
        return remote.callBlocking(DepotMethods.DEPOT_MOVE_PARCEL, new DepotMoveParcelParams(id, to, note), options);
    }

    @Override
    public long sendParcel(SendParcelParams params) {
        return remote.callBlocking(DepotMethods.SEND_PARCEL, params, options);
    }

    @Override
    public void parcelScanned(long id) {
        remote.notify(DepotMethods.PARCEL_SCANNED, new ParcelScannedParams(id), options);
    }

    @Override
    public Subscription watchParcels(@Nullable State state, Subscriber<ParcelEvent> subscriber) {
        return remote.subscribeBlocking(DepotMethods.WATCH_PARCELS, new WatchParcelsParams(state), subscriber, options);
    }

    @Override
    public long takeStock(String hall) {
        return remote.callBlocking(DepotMethods.TAKE_STOCK, new TakeStockParams(hall), options);
    }

    @Override
    public long takeStockWithProgress(String hall, Consumer<Long> progress) {
        return remote.callBlocking(
                DepotMethods.TAKE_STOCK, new TakeStockParams(hall), options.withProgress(Codecs.LONG, progress));
    }

    @Override
    public List<Parcel> listAll() {
        return remote.callBlocking(DepotMethods.LIST_ALL, NoParams.NO_PARAMS, options);
    }

    @Override
    public Depot withOptions(CallOptions options) {
        return new DepotStub(remote, options);
    }
}
