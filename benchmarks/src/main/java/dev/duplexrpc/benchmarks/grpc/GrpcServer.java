package dev.duplexrpc.benchmarks.grpc;

import dev.duplexrpc.benchmarks.grpc.petstore.ListPetsRequest;
import dev.duplexrpc.benchmarks.grpc.petstore.Pet;
import dev.duplexrpc.benchmarks.grpc.petstore.PetStoreGrpc;
import dev.duplexrpc.benchmarks.grpc.petstore.Pets;
import dev.duplexrpc.benchmarks.process.Child;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The same calls served by grpc-java, on its event loop ({@code directExecutor}), of which there is one. It uses the transport that it prefers, which on Linux is
 * Netty's native epoll.
 */
public final class GrpcServer {
    private GrpcServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server server = start(Integer.parseInt(arguments[0]));
        Child.listening(server.getPort());
        server.awaitTermination();
    }

    /** @param port 0 for any that is free */
    public static Server start(int port) throws IOException {
        EventLoop loop = EventLoop.best();
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .bossEventLoopGroup(loop.group())
                .workerEventLoopGroup(loop.group())
                .channelType(loop.serverChannel())
                .directExecutor()
                .addService(new Shelter())
                .build()
                .start();
    }

    /** Answers with as many pets as are asked for, made anew for every call. */
    private static final class Shelter extends PetStoreGrpc.PetStoreImplBase {
        private static final int FIRST_ID = 1000;
        private static final double LIGHTEST = 3.5;

        @Override
        public void listPets(ListPetsRequest request, StreamObserver<Pets> answer) {
            Pets.Builder pets = Pets.newBuilder();
            for (int i = 0; i < request.getLimit(); i++) {
                pets.addPets(Pet.newBuilder()
                        .setId(FIRST_ID + i)
                        .setName("Fido")
                        .setTag(request.getTagsCount() == 0 ? "none" : request.getTags(i % request.getTagsCount()))
                        .setWeight(LIGHTEST + i)
                        .setVaccinated(i % 2 == 0));
            }
            answer.onNext(pets.build());
            answer.onCompleted();
        }

        @Override
        public void storePets(Pets pets, StreamObserver<Pets> answer) {
            answer.onNext(pets);
            answer.onCompleted();
        }
    }
}
