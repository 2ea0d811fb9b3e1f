package dev.duplexrpc.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs a child: a JDK and its options.
 *
 * @param java the launcher
 * @param feature which Java it is, such as 17
 * @param options the options of the JVM
 * @param givesWay whether others have their turn before it
 */
public record Jvm(String java, int feature, List<String> options, boolean givesWay) {
    // The same for all: a server pinned to one core would get this collector anyway, and a fixed heap spares it
    // resizing.
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
    private static final File NICE = new File("/usr/bin/nice");
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** The one that runs this. */
    public static Jvm same() {
        return new Jvm(
                ProcessHandle.current().info().command().orElse("java"),
                Runtime.version().feature(),
                OPTIONS,
                false);
    }

    /** Another one. */
    public static Jvm at(Path home) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
        if (!version.find()) {
            throw new IOException(home + " is no home of a JDK: its file 'release' tells no version.");
        }
        return new Jvm(home.resolve("bin/java").toString(), Integer.parseInt(version.group(1)), OPTIONS, false);
    }

    /** The same with other options. */
    public Jvm with(String... others) {
        return new Jvm(java, feature, List.of(others), givesWay);
    }

    /** The same, for who is not to keep others of its core waiting; where there is no {@code nice} it does so all the same. */
    public Jvm givingWay() {
        return new Jvm(java, feature, options, true);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        if (givesWay && NICE.canExecute()) {
            command.addAll(List.of(NICE.getPath(), "-n", "10"));
        }
        command.add(java);
        command.addAll(options);
        if (feature >= 24) {
            // Netty and gRPC use what these warn of; the warnings would only stand between the lines.
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        return command;
    }
}
