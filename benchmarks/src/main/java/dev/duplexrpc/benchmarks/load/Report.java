package dev.duplexrpc.benchmarks.load;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator saw. Its text is one line that {@link #parse} reads back.
 *
 * @param calls the answers that came while it counted
 * @param nanos how long it counted
 * @param median half of the answers came at least this fast, in nanoseconds
 * @param percentile99 99 of 100 answers came at least this fast, in nanoseconds
 * @param checked how many answers were read as JSON and found right; the others were only matched with their request
 */
public record Report(long calls, long nanos, long median, long percentile99, long checked) {
    public static final String PREFIX = "result ";
    private static final Pattern LINE = Pattern.compile(
            PREFIX + "calls=(\\d+) seconds=(\\d+\\.\\d+) p50us=(\\d+\\.\\d+) p99us=(\\d+\\.\\d+) checked=(\\d+)");

    public double callsPerSecond() {
        return calls * (double) Duration.ofSeconds(1).toNanos() / nanos;
    }

    public static Report parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("This is not a report of the load generator: " + line);
        }
        return new Report(
                Long.parseLong(matcher.group(1)),
                Math.round(Double.parseDouble(matcher.group(2)) * 1e9),
                Math.round(Double.parseDouble(matcher.group(3)) * 1e3),
                Math.round(Double.parseDouble(matcher.group(4)) * 1e3),
                Long.parseLong(matcher.group(5)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%scalls=%d seconds=%.9f p50us=%.3f p99us=%.3f checked=%d",
                PREFIX,
                calls,
                nanos / 1e9,
                median / 1e3,
                percentile99 / 1e3,
                checked);
    }
}
