package dev.duplexrpc.testkit.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** A {@link FaultProxy} as a program of its own, for trying things by hand; {@code --help} says how. */
public final class ProxyProgram {

    static final String USAGE = """
            A TCP proxy with bad days. Options, each with a value behind it:
              --to <[host:]port>      where the server is; needed
              --listen <[host:]port>  where to listen; default: a free port of the loopback interface
              --seed <number>         what all chance is drawn from; default: 0
              --cut-every <time>      cut each connection at a random moment within twice this time; default: never
              --cut <how>             how: fin, rst, silence, or any of them, drawn each time; default: any
              --delay <time>          how long each byte is on its way, in both directions; default: 0ms
              --throttle <number>     bytes per second in each direction; default: 0, no limit
              --split <number>        divide every write into pieces of so many bytes; default: 0, whole
            A time is written 250ms, 2s or 1m. Commands on the standard input:
              cut [how]               cut all connections now
              silence                 the same as 'cut silence'
              refuse on|off           nobody listens any more; somebody does again
              blackhole <time>        nothing passes for this long, and then what was held
              reorder                 the next connection arrives behind the one after it
              delay <time>, throttle <number>, split <number>
              restore                 a good day: nothing of all this
              status                  what was seen until now
              quit                    so does the end of the standard input
            """;

    private static final int WRONG_USAGE = 2;

    private final FaultProxy proxy;
    private final Random random;
    private final Cut[] ways;
    private final PrintStream out;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Shape shape;

    private ProxyProgram(ProxyOptions options, PrintStream out) {
        this.out = out;
        random = new Random(options.seed());
        ways = options.ways();
        shape = options.shape();
        proxy = options.start();
    }

    /** Runs until its standard input ends or says {@code quit}; {@code --help} says the rest. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int code = run(List.of(arguments), in, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(List<String> arguments, BufferedReader in, PrintStream out, PrintStream err) throws IOException {
        if (arguments.equals(List.of("--help"))) {
            out.print(USAGE);
            return 0;
        }
        ProxyOptions options;
        try {
            options = ProxyOptions.of(arguments);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage() + " See --help.");
            return WRONG_USAGE;
        }
        ProxyProgram program = new ProxyProgram(options, out);
        Thread whenKilled = new Thread(program::end, "fault-proxy-end");
        Runtime.getRuntime().addShutdownHook(whenKilled);
        out.println("listening " + program.proxy.port());
        program.obey(in);
        program.end();
        try {
            Runtime.getRuntime().removeShutdownHook(whenKilled);
        } catch (IllegalStateException shuttingDown) {
            // Then it runs, and finds that everything has been said.
            assert program.ended.get();
        }
        return 0;
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            proxy.close();
            out.println(status());
        }
    }

    private void obey(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.trim().split("\\s+");
            if (words[0].equals("quit")) {
                return;
            }
            try {
                obey(words[0], words.length > 1 ? words[1] : "");
            } catch (IllegalArgumentException wrong) {
                out.println(wrong.getMessage());
            }
        }
    }

    private void obey(String command, String word) {
        switch (command) {
            case "" -> {}
            case "cut" -> cut(word.isEmpty() ? ways : Words.cuts(word));
            case "silence" -> proxy.cutAll(Cut.SILENCE);
            case "refuse" -> refuse(word);
            case "blackhole" -> proxy.blackhole(Words.time(word));
            case "reorder" -> proxy.reorderNext();
            case "delay" -> shape(shape.withDelay(Words.time(word)));
            case "throttle" -> shape(shape.withBytesPerSecond(Words.count(word)));
            case "split" -> shape(shape.withPieceBytes(Words.count(word)));
            case "restore" -> {
                proxy.restore();
                shape = Shape.PLAIN;
            }
            case "status" -> out.println(status());
            case "help" -> out.print(USAGE);
            default -> throw new IllegalArgumentException("'" + command + "' is no command; 'help' lists them.");
        }
    }

    private void cut(Cut[] oneOf) {
        proxy.cutAll(oneOf[random.nextInt(oneOf.length)]);
    }

    private void refuse(String word) {
        switch (word) {
            case "on" -> proxy.refuse(Refusal.CLOSED);
            case "off" -> proxy.accept();
            default ->
                throw new IllegalArgumentException("'" + word + "' says nothing; write 'refuse on' or 'refuse off'.");
        }
    }

    private void shape(Shape other) {
        shape = other;
        proxy.shape(other);
    }

    private String status() {
        ProxyCounts seen = proxy.counts();
        StringBuilder line = new StringBuilder();
        line.append("open=").append(seen.open());
        line.append(" accepted=").append(seen.accepted());
        line.append(" unreachable=").append(seen.unreachable());
        line.append(" cuts=").append(seen.cuts());
        for (Cut cut : Cut.values()) {
            line.append(' ')
                    .append(cut.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(seen.cutBy().getOrDefault(cut, 0L));
        }
        line.append(" toServer=").append(seen.toServer().bytes());
        line.append(" toClient=").append(seen.toClient().bytes());
        return line.append(" swallowed=")
                .append(seen.toServer().swallowed() + seen.toClient().swallowed())
                .toString();
    }
}
