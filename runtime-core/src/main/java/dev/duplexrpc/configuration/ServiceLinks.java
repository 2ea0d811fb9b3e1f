package dev.duplexrpc.configuration;

import java.util.regex.Pattern;

/**
 * What Kubernetes puts into the environment of every container for every Service of its namespace. For one that is called {@code duplexrpc-server} or {@code duplexrpc-client} these variables look like options of ours,
 * which nobody has meant to set.
 */
final class ServiceLinks {

    private static final Pattern NAME = Pattern.compile(
            "(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT = Pattern.compile("(\\w+_)?PORT");
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    /** @param name without what all variables of ours begin with */
    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || (PORT.matcher(name).matches() && ADDRESS.matcher(value).matches());
    }
}
