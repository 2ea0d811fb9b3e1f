package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.NONE.at(List.of("10.0.0.0/8", "192.168.1.1", "2001:db8::/32"));

    private static String farthest(TrustedProxies proxies, String... lines) throws Exception {
        InetSocketAddress nearest = new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 999);
        InetSocketAddress found = proxies.farthestKnown(nearest, List.of(lines));
        return found.getAddress().getHostAddress() + " " + found.getPort();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                              | 203.0.113.7 0",
                "203.0.113.7:4711                         | 203.0.113.7 4711",
                "6.6.6.6, 203.0.113.7                     | 203.0.113.7 0",
                "6.6.6.6, 203.0.113.7, 10.9.9.9           | 203.0.113.7 0",
                "10.2.2.2, 10.3.3.3                       | 10.2.2.2 0",
                "2001:db9::7                              | 2001:db9:0:0:0:0:0:7 0",
                "[2001:db9::7]                            | 2001:db9:0:0:0:0:0:7 0",
                "6.6.6.6, [2001:db9::7]:80, 2001:db8::9   | 2001:db9:0:0:0:0:0:7 80",
                "::ffff:203.0.113.7                       | 203.0.113.7 0"
            })
    void whomTrustedProxiesVouchForIsTheClientAndNobodyBeforeThat(String header, String client) throws Exception {
        assertThat(farthest(PROXIES, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "example.com",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "[::1",
                "::1]",
                "1.2.3.4:",
                "1.2.3.4:x",
                "1.2.3.4:99999",
                "[1.2.3.4]",
                "[::1]x",
                "%00",
                "203.0.113.7, ",
                "6.6.6.6, <script>",
                "0x7f000001",
                "01.02.03.04",
                "1",
                "::1::",
                ":",
                "dead:beef",
                "::1%eth0"
            })
    void whatIsNoAddressIsNotBelieved(String header) throws Exception {
        assertThat(farthest(PROXIES, header)).isEqualTo("10.0.0.1 999");
    }

    @Test
    void severalHeadersAreOneAndABadOneHidesWhatIsBeforeIt() throws Exception {
        assertThat(farthest(PROXIES, "6.6.6.6", "203.0.113.7", "10.1.1.1")).isEqualTo("203.0.113.7 0");
        assertThat(farthest(PROXIES, "6.6.6.6", "nonsense", "10.1.1.1")).isEqualTo("10.1.1.1 0");
        assertThat(farthest(PROXIES, "1.2.3.4,".repeat(2000) + "203.0.113.7")).isEqualTo("203.0.113.7 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.7                                            | 203.0.113.7 0",
                "For=\"203.0.113.7:80\";proto=https;by=10.0.0.1             | 203.0.113.7 80",
                "for=6.6.6.6, for=\"[2001:db9::7]:80\" , proto=http;for=10.1.1.1 | 2001:db9:0:0:0:0:0:7 80",
                "for=6.6.6.6;x=\"a, for=7.7.7.7\", for=203.0.113.7          | 203.0.113.7 0",
                "for=6.6.6.6, proto=http                                    | 10.0.0.1 999",
                "for=unknown                                                | 10.0.0.1 999",
                "for=_gazonk                                                | 10.0.0.1 999",
                "for=6.6.6.6;x=\", for=203.0.113.7                          | 10.0.0.1 999",
                "for=6.6.6.6;x=\", for=\"[2001:db9::7]\"                    | 10.0.0.1 999",
                "for=6.6.6.6;, for=203.0.113.7                              | 10.0.0.1 999",
                "for=                                                       | 10.0.0.1 999",
                "for 6.6.6.6                                                | 10.0.0.1 999",
                ",                                                          | 10.0.0.1 999",
                "for=2001:db9::7                                            | 10.0.0.1 999"
            })
    void theHeaderOfTheStandardIsReadStrictly(String header, String client) throws Exception {
        assertThat(farthest(PROXIES.telling(ForwardedHeader.FORWARDED), header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "proxy.example.com", "::/129", "::1/x"
            })
    void whatIsNoBlockOfAddressesIsRefused(String block) {
        assertThatThrownBy(() -> DuplexServer.builder().trustedProxies(block))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + block + "' is no block of addresses");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "::1, ::1, true",
        "fe80::/10, febf::1, true"
    })
    void aBlockHasTheAddressesThatBeginAsItDoes(String block, String address, boolean inside) throws Exception {
        assertThat(AddressBlock.of(block).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    private static RawClient connect(DuplexServer server, String header) throws Exception {
        RawClient client = new RawClient(server.port());
        client.send(RawClient.UPGRADE
                .replace("Host: localhost\r\n", "Host: localhost\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    @Test
    void clientsBehindAProxyHaveLabelsAndLimitsOfTheirOwn() throws Exception {
        BlockingQueue<Session> opened = new LinkedBlockingQueue<>();
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .maxConnectionsPerAddress(1)
                .trustedProxies("127.0.0.0/8", "::1")
                .serve(Arithmetic.service())
                .listener(new SessionListener() {
                    @Override
                    public void opened(Session session) {
                        opened.add(session);
                    }
                })
                .start()) {
            try (RawClient one = connect(server, "X-Forwarded-For: 203.0.113.7")) {
                assertThat(one.head()).startsWith("HTTP/1.1 101");
                assertThat(opened.poll(20, TimeUnit.SECONDS).label()).contains("203.0.113.7");
                try (RawClient other = connect(server, "X-Forwarded-For: 6.6.6.6, 203.0.113.8")) {
                    assertThat(other.head()).startsWith("HTTP/1.1 101");
                    assertThat(opened.poll(20, TimeUnit.SECONDS).label())
                            .contains("203.0.113.8")
                            .doesNotContain("6.6.6.6");
                    try (RawClient again = connect(server, "X-Forwarded-For: 203.0.113.7, 203.0.113.8")) {
                        assertThat(again.head()).startsWith("HTTP/1.1 429");
                    }
                }
            }
        }
    }

    @Test
    void withoutTrustNobodyIsBelieved() throws Exception {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .maxConnectionsPerAddress(1)
                .trustedProxies("10.0.0.0/8")
                .serve(Arithmetic.service())
                .start()) {
            try (RawClient one = connect(server, "X-Forwarded-For: 203.0.113.7")) {
                assertThat(one.head()).startsWith("HTTP/1.1 101");
                try (RawClient other = connect(server, "X-Forwarded-For: 203.0.113.8")) {
                    assertThat(other.head()).startsWith("HTTP/1.1 429");
                }
            }
        }
    }
}
