package dev.duplexrpc.benchmarks.codegen;

import java.util.Arrays;
import java.util.List;

/**
 * What one process measured.
 *
 * @param files how many files each round generated
 * @param millis what each round took, in order
 * @param peakMegabytes the most memory, heap and classes, that was in use after a collection
 */
record Run(int files, double[] millis, long peakMegabytes) {
    double first() {
        return millis[0];
    }

    /** The median of the second half, when the compiler has seen the generator often enough. */
    double warm() {
        double[] settled = Arrays.copyOfRange(millis, millis.length / 2, millis.length);
        Arrays.sort(settled);
        return settled[settled.length / 2];
    }

    String line() {
        StringBuilder line = new StringBuilder().append(files).append(' ').append(peakMegabytes);
        for (double milli : millis) {
            line.append(' ').append(milli);
        }
        return line.toString();
    }

    static Run parse(String line) {
        List<String> fields = List.of(line.split(" "));
        double[] millis =
                fields.stream().skip(2).mapToDouble(Double::parseDouble).toArray();
        return new Run(Integer.parseInt(fields.get(0)), millis, Long.parseLong(fields.get(1)));
    }
}
