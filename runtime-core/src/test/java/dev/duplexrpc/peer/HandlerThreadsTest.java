package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HandlerThreadsTest {

    @Test
    void theyHaveTheNameThatLogsAndDumpsShowAndAreVirtualWhereTheyCanBe() throws Exception {
        ExecutorService threads = HandlerThreads.create("some-handler", 1);
        try {
            Thread thread = threads.submit(Thread::currentThread).get();

            assertThat(thread.isDaemon()).isTrue();
            if (Runtime.version().feature() >= 21) {
                assertThat(thread.getName()).isEqualTo("some-handler");
                assertThat(threads).isNotInstanceOf(ThreadPoolExecutor.class);
                assertThat(thread.toString()).startsWith("VirtualThread[");
            } else {
                assertThat(thread.getName()).isEqualTo("some-handler-1");
            }
        } finally {
            threads.shutdown();
        }
    }
}
