package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Load by typed stubs: each of its slots has one call in flight, and the answer makes the next one, on whichever thread the answer came.
 * What the stubs cost is in the processor time of this process.
 */
public final class ClosedLoop {
    /** One connection's stub. */
    public interface Caller {
        /** Calls; one of the methods of {@code answered} is called once, later or at once. */
        void call(Answered answered);

        void close();
    }

    /** How a call ended. */
    public interface Answered {
        void pets(int count);

        void failed(Throwable reason);
    }

    /** Makes connections. */
    @FunctionalInterface
    public interface Connector {
        /** @param storedPets how many pets are to be stored by each call; 0 for the small call, {@code listPets} */
        Caller connect(int port, int storedPets) throws Exception;
    }

    /** Takes from a command line how connections are made. */
    @FunctionalInterface
    public interface Connectors {
        Connector as(Options options) throws Exception;
    }

    private static final int LOOK_EVERY_MILLIS = 50;

    private final CountDownLatch open;
    private volatile boolean over;

    private ClosedLoop(int slots) {
        open = new CountDownLatch(slots);
    }

    /** The main method of a program that calls with these stubs. */
    public static void main(String[] arguments, Connector connector) throws Exception {
        main(arguments, options -> connector);
    }

    /** The main method of a program whose connections have options of their own. */
    public static void main(String[] arguments, Connectors connectors) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: <port> " + Plan.USAGE);
            System.exit(2);
        }
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        Plan plan = Plan.of(arguments[0], options);
        Connector connector = connectors.as(options);
        options.refuseOthers();
        Child.eachTime(first -> System.out.println(run(first ? plan : plan.onceWarm(), connector, Load::measuring)));
        System.exit(0);
    }

    static Report run(Plan plan, Connector connector, Runnable measuring) throws Exception {
        ClosedLoop loop =
                new ClosedLoop(plan.shape().connections() * plan.shape().inFlight());
        Call call = plan.call();
        List<Caller> callers = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < plan.shape().connections(); i++) {
            callers.add(connector.connect(plan.port(), plan.bytes() == 0 ? 0 : call.pets()));
            lanes.add(new Lane());
        }
        for (int i = 0; i < callers.size(); i++) {
            for (int slot = 0; slot < plan.shape().inFlight(); slot++) {
                loop.new Slot(callers.get(i), lanes.get(i), call.pets()).send();
            }
        }
        long start = System.nanoTime();
        while (!plan.isWarm(System.nanoTime() - start, answered(lanes))) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        lanes.forEach(Lane::reset);
        measuring.run();
        start = System.nanoTime();
        TimeUnit.SECONDS.sleep(plan.seconds());
        loop.over = true;
        long nanos = System.nanoTime() - start;
        if (!loop.open.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Calls were not answered within 10 seconds: " + loop.open.getCount());
        }
        callers.forEach(Caller::close);
        return report(lanes, nanos);
    }

    private static long answered(List<Lane> lanes) {
        return lanes.stream().mapToLong(Lane::total).sum();
    }

    private static Report report(List<Lane> lanes, long nanos) {
        Latencies all = new Latencies();
        for (Lane lane : lanes) {
            lane.addTo(all);
        }
        return new Report(all.total(), nanos, all.at(0.5), all.at(0.99), all.total());
    }

    /** What one connection saw. Its answers may come on several threads, but hardly ever at once. */
    private static final class Lane {
        private Latencies latencies = new Latencies();

        synchronized void reset() {
            latencies = new Latencies();
        }

        synchronized long total() {
            return latencies.total();
        }

        synchronized void add(long nanos) {
            latencies.add(nanos);
        }

        synchronized void addTo(Latencies all) {
            all.addAll(latencies);
        }
    }

    private final class Slot implements Answered {
        private final Caller caller;
        private final Lane lane;
        private final int expected;
        private long sentAt;

        Slot(Caller caller, Lane lane, int expected) {
            this.caller = caller;
            this.lane = lane;
            this.expected = expected;
        }

        void send() {
            sentAt = System.nanoTime();
            caller.call(this);
        }

        @Override
        public void pets(int count) {
            if (count != expected) {
                failed(new IllegalStateException(expected + " pets were expected, " + count + " came."));
                return;
            }
            if (over) {
                open.countDown();
            } else {
                lane.add(System.nanoTime() - sentAt);
                send();
            }
        }

        /** Ends the program: a table with failed calls in it would say nothing. */
        @Override
        public void failed(Throwable reason) {
            System.err.println("A call failed: " + reason);
            Runtime.getRuntime().halt(1);
        }
    }
}
