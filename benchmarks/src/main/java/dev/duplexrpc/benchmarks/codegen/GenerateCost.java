package dev.duplexrpc.benchmarks.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures what generating from a document costs: cold, as in a Maven run (a new process each time), warm, as in an IDE, and how
 * it grows with the number of methods. Every measurement has a process of its own with a heap of 256 MB.
 */
public final class GenerateCost {
    private static final int COLD_RUNS = 5;
    private static final int WARM_ROUNDS = 40;
    private static final int METHODS = 100;

    private GenerateCost() {}

    /** Takes a document, measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("Name one document: GenerateCost <document>");
            System.exit(2);
        }
        Path document = Path.of(arguments[0]);
        double[] cold = new double[COLD_RUNS];
        for (int i = 0; i < COLD_RUNS; i++) {
            cold[i] = measure(document, 1).cold();
        }
        Arrays.sort(cold);
        Run warm = measure(document, WARM_ROUNDS);
        print("document        %s, %d files", document, warm.files());
        print(
                "cold            %.0f ms (median of %d processes, %.0f to %.0f)",
                cold[COLD_RUNS / 2], COLD_RUNS, cold[0], cold[COLD_RUNS - 1]);
        print(
                "warm            %.0f ms, %.0f of them on the processor (medians of the last %d of %d rounds)",
                warm.warm(), warm.warmProcessor(), WARM_ROUNDS / 2, WARM_ROUNDS);
        print("memory          at most %d MB in use after a collection", warm.peakMegabytes());
        printGrowth();
    }

    private static void printGrowth() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("generate-cost");
        Path small = Files.writeString(folder.resolve("small.json"), SyntheticDocument.json(METHODS));
        Path large = Files.writeString(folder.resolve("large.json"), SyntheticDocument.json(10 * METHODS));
        // As many methods in all, so that the compiler has seen as much of both.
        double one = measure(small, 10 * WARM_ROUNDS).warmProcessor();
        double ten = measure(large, WARM_ROUNDS).warmProcessor();
        for (Path file : List.of(small, large, folder)) {
            Files.delete(file);
        }
        print(
                "growth          %d methods %.0f ms of processor, %d methods %.0f ms: ratio %.1f",
                METHODS, one, 10 * METHODS, ten, ten / one);
    }

    private static Run measure(Path document, int rounds) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rounds.class.getName(),
                        document.toString(),
                        Integer.toString(rounds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
        if (child.waitFor() != 0) {
            throw new IllegalStateException("The measuring process failed; what it said stands above.");
        }
        return Run.parse(output.substring(output.lastIndexOf('\n') + 1));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
