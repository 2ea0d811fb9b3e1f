package dev.duplexrpc.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one client where clients are counted by their address. */
final class Network {

    private static final int BYTES = 8;

    private Network() {}

    /** An address of IPv4 is one; of IPv6 the first half is, for whoever has one of these addresses has all of its network. */
    static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has as many bytes as it had.", impossible);
        }
    }
}
