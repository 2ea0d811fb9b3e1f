package dev.duplexrpc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HoldingsTest {

    /** More than the JDK and other tests may let go of meanwhile. */
    private static final int MANY = 50;

    @Test
    void whatIsOpenedStartedOrTakenIsCounted() throws Exception {
        Holdings before = Holdings.now();
        CountDownLatch end = new CountDownLatch(1);
        List<ServerSocketChannel> sockets = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<ByteBuffer> buffers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                sockets.add(ServerSocketChannel.open());
                buffers.add(ByteBuffer.allocateDirect(10));
                Thread thread = new Thread(() -> awaitQuietly(end));
                threads.add(thread);
                thread.start();
            }
            Holdings with = Holdings.now();

            assertThat(with.isWithin(before)).isFalse();
            assertThat(with.threads()).isGreaterThan(before.threads());
            assertThat(with.directBuffers()).isGreaterThan(before.directBuffers());
            assertThat(sockets).allMatch(ServerSocketChannel::isOpen);
            assertThat(buffers).allMatch(buffer -> buffer.remaining() == 10);
        } finally {
            end.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            for (ServerSocketChannel socket : sockets) {
                socket.close();
            }
        }
        // Buffers stay until they are collected.
        Holdings bound =
                new Holdings(before.descriptors() + 8, before.threads() + 8, before.directBuffers() + MANY + 8);

        assertThat(Holdings.settled(bound, Duration.ofSeconds(20)).isWithin(bound))
                .isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatDoesNotSettleIsTold() {
        Holdings nothing = new Holdings(0, 0, 0);

        Holdings now = Holdings.settled(nothing, Duration.ZERO);

        assertThat(now.isWithin(nothing)).isFalse();
        assertThat(now.isWithin(now)).isTrue();
    }
}
