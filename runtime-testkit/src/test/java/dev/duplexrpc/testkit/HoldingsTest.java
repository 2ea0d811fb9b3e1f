package dev.duplexrpc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HoldingsTest {

    @Test
    void whatIsOpenedStartedOrTakenIsCounted() throws Exception {
        Holdings before = Holdings.now();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        try (ServerSocketChannel socket = ServerSocketChannel.open()) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(10);
            thread.start();
            Holdings with = Holdings.now();

            assertThat(with.isWithin(before)).isFalse();
            assertThat(with.threads()).isGreaterThan(before.threads());
            assertThat(with.directBuffers()).isGreaterThan(before.directBuffers());
            assertThat(socket.isOpen()).isTrue();
            assertThat(buffer.remaining()).isEqualTo(10);
        } finally {
            end.countDown();
            thread.join();
        }

        assertThat(Holdings.settled(before.plus(8), Duration.ofSeconds(20)).isWithin(before.plus(8)))
                .isTrue();
    }

    @Test
    void whatDoesNotSettleIsTold() {
        Holdings nothing = new Holdings(0, 0, 0);

        Holdings now = Holdings.settled(nothing, Duration.ZERO);

        assertThat(now.isWithin(nothing)).isFalse();
        assertThat(now.isWithin(now)).isTrue();
    }
}
