package dev.duplexrpc.benchmarks.codegen;

import java.util.Arrays;
import java.util.List;

/**
 * What one process measured.
 *
 * @param files how many files each round generated
 * @param peakMegabytes the most memory, heap and classes, that was in use after a collection
 * @param elapsed milliseconds that each round took, in order
 * @param processor milliseconds of processor time of each round's thread: what it would take on a machine that does nothing else
 */
record Run(int files, long peakMegabytes, double[] elapsed, double[] processor) {
    double cold() {
        return elapsed[0];
    }

    double warm() {
        return settled(elapsed);
    }

    double warmProcessor() {
        return settled(processor);
    }

    /** The median of the second half, when the compiler has seen the generator often enough. */
    private static double settled(double[] rounds) {
        double[] settled = Arrays.copyOfRange(rounds, rounds.length / 2, rounds.length);
        Arrays.sort(settled);
        return settled[settled.length / 2];
    }

    String line() {
        return files + ";" + peakMegabytes + ";" + Arrays.toString(elapsed) + ";" + Arrays.toString(processor);
    }

    static Run parse(String line) {
        List<String> fields = List.of(line.split(";"));
        return new Run(
                Integer.parseInt(fields.get(0)),
                Long.parseLong(fields.get(1)),
                numbers(fields.get(2)),
                numbers(fields.get(3)));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.substring(1, text.length() - 1).split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
