package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, 10.0.0.1, true",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false"
    })
    void strangersOfOneAddressOrOneNetworkOfIpv6AreOne(String one, String other, boolean same)
            throws UnknownHostException {
        assertThat(network(one).equals(network(other))).isEqualTo(same);
    }

    private static String network(String address) throws UnknownHostException {
        return Network.of(InetAddress.getByName(address)).getHostAddress();
    }
}
