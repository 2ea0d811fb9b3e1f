package com.example.test;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import org.jspecify.annotations.NullMarked;

/** Binds the methods of {@link Depot} to those of a handler. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class DepotDispatcher {
    private static final RpcDocument DOCUMENT = RpcDocument.resource(
            "com/example/test/Depot.openrpc.json",
            () -> DepotDispatcher.class.getResourceAsStream("Depot.openrpc.json"));

    private DepotDispatcher() {}

    static RpcService blocking(Depot handler) {
        RpcService.Builder service = RpcService.builder("Depot");
        service.blocking(
                DepotMethods.FIND_PARCELS,
                params -> handler.findParcels(params.text(), params.state(), params.limit()));
        service.blocking(
                DepotMethods.DEPOT_MOVE_PARCEL,
                params -> handler.depotMoveParcel(params.id(), params.to(), params.note()));
        service.blocking(DepotMethods.SEND_PARCEL, params -> handler.sendParcel(params));
        service.blocking(DepotMethods.PARCEL_SCANNED, params -> {
            handler.parcelScanned(params.id());
            return null;
        });
        service.subscription(
                DepotMethods.WATCH_PARCELS, (params, subscriber) -> handler.watchParcels(params.state(), subscriber));
        service.blocking(
                DepotMethods.TAKE_STOCK,
                params -> handler.takeStockWithProgress(params.hall(), CallContext.current().progress(Codecs.LONG)));
        service.blocking(DepotMethods.LIST_ALL, params -> handler.listAll());
        return service.document(DOCUMENT).build();
    }

    static RpcService async(Depot.Async handler) {
        RpcService.Builder service = RpcService.builder("Depot");
        service.async(
                DepotMethods.FIND_PARCELS,
                params -> handler.findParcels(params.text(), params.state(), params.limit()));
        service.async(
                DepotMethods.DEPOT_MOVE_PARCEL,
                params -> handler.depotMoveParcel(params.id(), params.to(), params.note()));
        service.async(DepotMethods.SEND_PARCEL, params -> handler.sendParcel(params));
        service.async(DepotMethods.PARCEL_SCANNED, params -> handler.parcelScanned(params.id()));
        service.asyncSubscription(
                DepotMethods.WATCH_PARCELS, (params, subscriber) -> handler.watchParcels(params.state(), subscriber));
        service.async(
                DepotMethods.TAKE_STOCK,
                params -> handler.takeStockWithProgress(params.hall(), CallContext.current().progress(Codecs.LONG)));
        service.async(DepotMethods.LIST_ALL, params -> handler.listAll());
        return service.document(DOCUMENT).build();
    }
}
