package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Cuts links that are busy in both directions, again and again, and then compares the books of both sides. Server, proxy and clients are processes of their own. The last line says what was
 * lost, came twice or overtook; the exit code is 1 unless that is nothing.
 */
public final class Chaos {

    static final String USAGE = """
            Options, each with a value behind it:
              --clients <number>       how many links; default: 8
              --calls <number>         at least so many calls, both directions together; default: 1000000
              --cuts <number>          at least so many cuts; default: 1000
              --seed <number>          what the cuts are drawn from; default: 1
              --within <ms>            a third of the connections is cut within this time; default: 600
              --within-bytes <number>  the others within so many bytes to the server, or to the client; default: 200000
              --seconds <number>       go on for at least so long, and print each minute what the processes hold; default: 0
              --outage <seconds>       instead of cutting: three times nobody can connect for so long, and the server forgets sessions after half of it; default: 0
            """;

    private static final int SERVERS_CORE = 0;
    private static final int OTHERS_CORE = 1;
    private static final int OUTAGES = 3;
    private static final long DEFAULT_GRACE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 500;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final long calls;
    private final long cuts;
    private final int seconds;
    private final int outage;
    private final Worker server;
    private final Worker proxy;
    private final Worker clients;
    private final long begin = System.nanoTime();
    private int outages;

    private Chaos(Options options, long calls, long cuts, int seconds, int outage) throws IOException {
        this.calls = calls;
        this.cuts = cuts;
        this.seconds = seconds;
        this.outage = outage;
        int count = options.number("--clients", 8);
        Jvm jvm = Jvm.same();
        long grace = outage == 0 ? DEFAULT_GRACE_MILLIS : TimeUnit.SECONDS.toMillis(outage) / 2;
        server = new Worker(SERVERS_CORE, jvm, ChaosServer.class, "--clients", count, "--grace", grace);
        proxy = new Worker(
                OTHERS_CORE,
                jvm,
                ChaosProxy.class,
                "--to",
                server.port(),
                "--seed",
                options.number("--seed", 1),
                "--within",
                options.number("--within", 600),
                "--within-bytes",
                options.number("--within-bytes", 200_000));
        clients = new Worker(OTHERS_CORE, jvm, ChaosClients.class, "--port", proxy.port(), "--clients", count);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Arrays.equals(arguments, new String[] {"--help"})) {
            System.out.print(USAGE);
            return;
        }
        Options options = Options.of(Arrays.asList(arguments));
        int outage = options.number("--outage", 0);
        Chaos chaos = new Chaos(
                options,
                options.number("--calls", 1_000_000),
                outage == 0 ? options.number("--cuts", 1000) : 0,
                options.number("--seconds", 0),
                outage);
        boolean good;
        try {
            options.refuseOthers();
            good = chaos.run();
        } finally {
            chaos.close();
        }
        if (!good) {
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        clients.await("ready");
        if (outage == 0 && cuts > 0) {
            proxy.ask("rage");
        }
        long nextMinute = 1;
        while (!isEnough()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            if (elapsedSeconds() >= nextMinute * 60) {
                report(nextMinute++);
            }
            if (outage > 0 && made() > calls * (outages + 1) / (OUTAGES + 1) && outages < OUTAGES) {
                suffer();
            }
        }
        proxy.ask("calm");
        long cutsMade = proxy.number("cuts");
        server.ask("stop");
        clients.ask("stop");
        return conclude(cutsMade);
    }

    private boolean isEnough() throws IOException {
        return elapsedSeconds() >= seconds
                && made() >= calls
                && proxy.number("cuts") >= cuts
                && (outage == 0 || outages == OUTAGES);
    }

    private long made() throws IOException {
        return server.number("made") + clients.number("made");
    }

    private long elapsedSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private void suffer() throws IOException, InterruptedException {
        outages++;
        proxy.ask("down");
        System.out.println("outage " + outages + " of " + outage + " s");
        TimeUnit.SECONDS.sleep(outage);
        proxy.ask("up");
    }

    private void report(long minute) throws IOException {
        System.out.println("minute " + minute + ": calls=" + made() + " cuts=" + proxy.ask("cuts"));
        System.out.println("  server  " + server.ask("health"));
        System.out.println("  proxy   " + proxy.ask("health"));
        System.out.println("  clients " + clients.ask("health"));
    }

    /** What is on its way may arrive; what has not done so within a minute will not. */
    private boolean conclude(long cutsMade) throws IOException, InterruptedException {
        Promise promise = outage == 0 ? Promise.NOTHING_IS_LOST : Promise.EVERYBODY_IS_TOLD;
        long deadline = System.nanoTime() + SETTLE_NANOS;
        Verdict verdict = verdict(promise);
        while (!verdict.isGood(promise) && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            verdict = verdict(promise);
        }
        clients.ask("close");
        report(elapsedSeconds() / 60);
        System.out.println("Beside the calls: notifications=" + verdict.notes() + " items=" + verdict.items() + ", in "
                + elapsedSeconds() + " s. How the calls ended: " + verdict.endings());
        System.out.println(outage == 0 ? verdict.line(cutsMade) : verdict.outcomes(outages));
        return verdict.isGood(promise);
    }

    private Verdict verdict(Promise promise) throws IOException {
        List<Page> pages = new ArrayList<>(server.pages());
        pages.addAll(clients.pages());
        return Verdict.of(pages, promise);
    }

    private void close() {
        clients.close();
        proxy.close();
        server.close();
    }
}
