package dev.duplexrpc.benchmarks.grpc;

import dev.duplexrpc.benchmarks.grpc.petstore.ListPetsRequest;
import dev.duplexrpc.benchmarks.grpc.petstore.Pet;
import dev.duplexrpc.benchmarks.grpc.petstore.PetStoreGrpc;
import dev.duplexrpc.benchmarks.grpc.petstore.Pets;
import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * The same calls served by grpc-java, on its event loop ({@code directExecutor}), of which there is one. It uses the transport that it prefers, which on Linux is
 * Netty's native epoll, and the TLS that it prefers, which is BoringSSL.
 */
public final class GrpcServer {
    private GrpcServer() {}

    public static void main(String[] arguments) throws Exception {
        Server server = start(arguments);
        Child.listening(server.getPort());
        server.awaitTermination();
    }

    /** @param arguments the port, 0 for any that is free, and the option {@code --tls <key store>} */
    public static Server start(String... arguments) throws IOException, GeneralSecurityException {
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        String keyStore = options.text("--tls", "");
        options.refuseOthers();
        EventLoop loop = EventLoop.best();
        NettyServerBuilder server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])))
                .bossEventLoopGroup(loop.group())
                .workerEventLoopGroup(loop.group())
                .channelType(loop.serverChannel())
                .directExecutor()
                .addService(new Shelter());
        if (!keyStore.isEmpty()) {
            SslContextBuilder tls = SslContextBuilder.forServer(SelfSigned.keys(Path.of(keyStore)));
            server.sslContext(GrpcSslContexts.configure(tls).build());
        }
        return server.build().start();
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
