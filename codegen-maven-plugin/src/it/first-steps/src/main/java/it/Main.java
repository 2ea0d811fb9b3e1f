package it;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import it.petstore.Pet;
import it.petstore.PetStore;
import java.util.concurrent.CompletableFuture;

/** Calls a generated stub over a connection whose answer is known. */
public final class Main {
    private Main() {}

    public static String call() {
        StringBuilder sent = new StringBuilder();
        Pet pet = PetStore.over(new KnownAnswer(sent)).getPet(7);
        return sent + " -> " + pet.name() + ", vaccinated: " + pet.vaccinated();
    }

    private record KnownAnswer(StringBuilder sent) implements Remote {
        @Override
        public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
            sent.append(method.name()).append(method.params().toJson(params));
            return method.result().fromJson("{\"id\": 7, \"name\": \"Fido\", \"kind\": \"dog\", \"vaccinated\": true}");
        }

        @Override
        public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <P> void notify(RpcMethod<P, Void> method, P params) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <P, T> CompletableFuture<Subscription> subscribe(
                SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
