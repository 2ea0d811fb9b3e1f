package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The methods of {@link Depot} as stubs and dispatcher know them. */
@NullMarked
@Generated
final class DepotMethods {
    static {
        RuntimeVersion.require(1, "com.example.test.Depot");
    }

    static final RpcMethod<FindParcelsParams, List<Parcel>> FIND_PARCELS =
            RpcMethod.request("findParcels", FindParcelsParams.Codec.INSTANCE, Codecs.list(Parcel.codec()));

    static final RpcMethod<DepotMoveParcelParams, Parcel> DEPOT_MOVE_PARCEL = RpcMethod.request(
                    "depot_moveParcel", DepotMoveParcelParams.Codec.INSTANCE, Parcel.codec())
            .throwing(ShelfFullException.TYPE);

    static final RpcMethod<SendParcelParams, Long> SEND_PARCEL =
            RpcMethod.request("sendParcel", SendParcelParams.Codec.INSTANCE, Codecs.LONG);

    static final RpcMethod<ParcelScannedParams, Void> PARCEL_SCANNED =
            RpcMethod.notification("parcelScanned", ParcelScannedParams.Codec.INSTANCE);

    static final SubscriptionMethod<WatchParcelsParams, ParcelEvent> WATCH_PARCELS = SubscriptionMethod.of(
            "watchParcels", WatchParcelsParams.Codec.INSTANCE, ParcelEvent.codec(), "parcelEvent", "unwatchParcels");

    static final RpcMethod<TakeStockParams, Long> TAKE_STOCK =
            RpcMethod.request("takeStock", TakeStockParams.Codec.INSTANCE, Codecs.LONG).idempotent();

    static final RpcMethod<NoParams, List<Parcel>> LIST_ALL =
            RpcMethod.request("listAll", NoParams.BY_NAME, Codecs.list(Parcel.codec()));

    private DepotMethods() {}
}
