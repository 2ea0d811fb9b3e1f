package dev.duplexrpc.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void findsPercentilesCloseToTheRealOnes() {
        Latencies latencies = new Latencies();
        for (int micros = 1; micros <= 1000; micros++) {
            latencies.add(micros * 1000L);
        }

        assertThat(latencies.at(0.5)).isCloseTo(500_000L, Percentage.withPercentage(4));
        assertThat(latencies.at(0.99)).isCloseTo(990_000L, Percentage.withPercentage(4));
    }

    @Test
    void holdsEveryNumberOfNanoseconds() {
        Latencies latencies = new Latencies();
        latencies.add(-5);
        latencies.add(0);
        latencies.add(Long.MAX_VALUE);

        assertThat(latencies.at(0.5)).isZero();
        assertThat(latencies.at(1)).isCloseTo(Long.MAX_VALUE, Percentage.withPercentage(4));
    }
}
