package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients that come at the same moment, twice as many as are welcome: ten thousand in the long form of the tests, as far as the system allows so many sockets. */
@Timeout(120)
class CrowdTest {

    /** Each takes a descriptor here and, while it is inside, one at the server. */
    private static final int CLIENTS = Boolean.getBoolean("duplexrpc.full") ? Math.min(10_000, descriptors() / 2) : 400;

    @Test
    void asManyAsAreWelcomeComeInAndTheOthersAreToldWhenToComeAgain() throws Exception {
        DuplexServer.Builder options = BadDay.server()
                .handshakeTimeout(Duration.ofSeconds(60))
                // One of them is the bystander.
                .maxConnections(CLIENTS / 2 + 1);
        BadDay.of(options, server -> {
            try (Crowd crowd = new Crowd(server.port())) {
                crowd.comeAndHear(CLIENTS);

                assertThat(crowd.welcome).isEqualTo(CLIENTS / 2);
                assertThat(crowd.refused).isEqualTo(CLIENTS - CLIENTS / 2);
            }
        });
    }

    private static int descriptors() {
        try {
            long max = (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "MaxFileDescriptorCount");
            return (int) Math.min(Integer.MAX_VALUE, max) - 1000;
        } catch (JMException notTold) {
            return 2000;
        }
    }

    /** The clients, all on the thread of the test. */
    private static final class Crowd implements AutoCloseable {

        private static final byte[] UPGRADE = RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII);

        private final Selector selector = Selector.open();
        private final InetSocketAddress server;
        private final ByteBuffer answer = ByteBuffer.allocate(4096);
        int welcome;
        int refused;

        Crowd(int port) throws IOException {
            server = new InetSocketAddress("localhost", port);
        }

        /** Begins to connect all of them before any is answered, and waits for all the answers; whoever is welcome stays. */
        void comeAndHear(int clients) throws IOException {
            for (int i = 0; i < clients; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(server);
                channel.register(selector, SelectionKey.OP_CONNECT);
            }
            while (welcome + refused < clients) {
                selector.select(this::proceed);
            }
        }

        private void proceed(SelectionKey key) {
            SocketChannel channel = (SocketChannel) key.channel();
            try {
                if (key.isConnectable()) {
                    channel.finishConnect();
                    channel.write(ByteBuffer.wrap(UPGRADE));
                    key.interestOps(SelectionKey.OP_READ);
                } else {
                    hear(channel, key);
                }
            } catch (IOException broken) {
                throw new IllegalStateException("A client was neither let in nor refused.", broken);
            }
        }

        private void hear(SocketChannel channel, SelectionKey key) throws IOException {
            answer.clear();
            int length = channel.read(answer);
            String head = new String(answer.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
            if (head.startsWith("HTTP/1.1 101")) {
                welcome++;
                key.interestOps(0);
            } else {
                assertThat(head).startsWith("HTTP/1.1 503").contains("Retry-After: 5");
                refused++;
                channel.close();
            }
        }

        @Override
        public void close() throws IOException {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        }
    }
}
