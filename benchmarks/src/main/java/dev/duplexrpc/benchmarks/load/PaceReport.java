package dev.duplexrpc.benchmarks.load;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load with a clock saw. Its text is one line that {@link #parse} reads back.
 *
 * @param calls how many calls were due
 * @param errors how many wrong answers came, how many never came, and how many connections ended
 * @param skipped how many of them were not made, because the call before on that connection had no answer yet, after a whole second
 * @param median half of the answers came at least this fast, in nanoseconds
 * @param percentile99 99 of 100 answers came at least this fast, in nanoseconds
 * @param worst all answers came at least this fast, in nanoseconds
 */
public record PaceReport(long calls, long errors, long skipped, long median, long percentile99, long worst) {
    public static final String PREFIX = "paced ";
    private static final Pattern LINE = Pattern.compile(
            PREFIX
                    + "calls=(\\d+) errors=(\\d+) skipped=(\\d+) p50us=(\\d+\\.\\d+) p99us=(\\d+\\.\\d+) worstus=(\\d+\\.\\d+)");

    public static PaceReport parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("This is not a report of the load with a clock: " + line);
        }
        return new PaceReport(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Math.round(Double.parseDouble(matcher.group(4)) * 1e3),
                Math.round(Double.parseDouble(matcher.group(5)) * 1e3),
                Math.round(Double.parseDouble(matcher.group(6)) * 1e3));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%scalls=%d errors=%d skipped=%d p50us=%.3f p99us=%.3f worstus=%.3f",
                PREFIX,
                calls,
                errors,
                skipped,
                median / 1e3,
                percentile99 / 1e3,
                worst / 1e3);
    }
}
