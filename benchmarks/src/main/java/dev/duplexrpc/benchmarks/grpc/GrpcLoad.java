package dev.duplexrpc.benchmarks.grpc;

import dev.duplexrpc.benchmarks.grpc.petstore.ListPetsRequest;
import dev.duplexrpc.benchmarks.grpc.petstore.Pet;
import dev.duplexrpc.benchmarks.grpc.petstore.PetStoreGrpc;
import dev.duplexrpc.benchmarks.grpc.petstore.Pets;
import dev.duplexrpc.benchmarks.load.ClosedLoop;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Load by grpc-java's client and its generated stubs: one channel per connection, all of them on one event loop, answers on that loop. */
public final class GrpcLoad {
    private static final int LIMIT = 3;
    private static final EventLoop LOOP = EventLoop.best();

    private GrpcLoad() {}

    public static void main(String[] arguments) throws Exception {
        ClosedLoop.main(arguments, GrpcLoad::connector);
    }

    /** @param options may have {@code --tls <key store>} */
    public static ClosedLoop.Connector connector(Options options) throws IOException, GeneralSecurityException {
        String keyStore = options.text("--tls", "");
        if (keyStore.isEmpty()) {
            return (port, storedPets) -> caller(channel(port).usePlaintext(), storedPets);
        }
        SslContext tls = GrpcSslContexts.forClient()
                .trustManager(SelfSigned.trust(Path.of(keyStore)))
                .build();
        return (port, storedPets) -> caller(channel(port).sslContext(tls), storedPets);
    }

    private static NettyChannelBuilder channel(int port) {
        return NettyChannelBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .eventLoopGroup(LOOP.group())
                .channelType(LOOP.clientChannel())
                .directExecutor();
    }

    private static ClosedLoop.Caller caller(NettyChannelBuilder builder, int storedPets) {
        ManagedChannel channel = builder.build();
        PetStoreGrpc.PetStoreStub store = PetStoreGrpc.newStub(channel);
        Pets pets = pets(storedPets);
        return new ClosedLoop.Caller() {
            @Override
            public void call(ClosedLoop.Answered answered) {
                if (storedPets == 0) {
                    ListPetsRequest request = ListPetsRequest.newBuilder()
                            .setLimit(LIMIT)
                            .addTags("dog")
                            .addTags("small")
                            .build();
                    store.listPets(request, new Counting(answered));
                } else {
                    store.storePets(pets, new Counting(answered));
                }
            }

            @Override
            public void close() {
                channel.shutdownNow();
            }
        };
    }

    private static Pets pets(int count) {
        Pets.Builder pets = Pets.newBuilder();
        for (int i = 0; i < count; i++) {
            pets.addPets(Pet.newBuilder()
                    .setId(1000 + i % 1000)
                    .setName("Fido")
                    .setTag("dog")
                    .setWeight(3.5 + i % 5)
                    .setVaccinated(i % 2 == 0));
        }
        return pets.build();
    }

    private static final class Counting implements StreamObserver<Pets> {
        private final ClosedLoop.Answered answered;
        private int count;

        Counting(ClosedLoop.Answered answered) {
            this.answered = answered;
        }

        @Override
        public void onNext(Pets pets) {
            count = pets.getPetsCount();
        }

        @Override
        public void onError(Throwable failure) {
            answered.failed(failure);
        }

        @Override
        public void onCompleted() {
            answered.pets(count);
        }
    }
}
