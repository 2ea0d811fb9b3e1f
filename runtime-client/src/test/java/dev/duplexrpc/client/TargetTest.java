package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "ws://localhost, localhost, 80, localhost, /",
        "wss://Example.org, Example.org, 443, Example.org, /",
        "ws://localhost:443/a, localhost, 443, localhost:443, /a",
        "wss://localhost:80/a/?b=c, localhost, 80, localhost:80, /a/?b=c",
        "WS://[::1]:8080/x, ::1, 8080, [::1]:8080, /x",
        "wss://[2001:db8::7], 2001:db8::7, 443, [2001:db8::7], /",
        "ws://h/gr%C3%B6%C3%9Fe%0D%0A?q=%20, h, 80, h, /gr%C3%B6%C3%9Fe%0D%0A?q=%20",
        "ws://h/größe?ü, h, 80, h, /gr%C3%B6%C3%9Fe?%C3%BC"
    })
    void whatOfAUrlGoesWhere(String url, String host, int port, String authority, String requestTarget) {
        Target target = Target.of(url);

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.authority()).isEqualTo(authority);
        assertThat(target.requestTarget()).isEqualTo(requestTarget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "localhost:8080",
                "ws://",
                "ws:///path",
                "ws://user@localhost/",
                "ws://localhost/#part",
                "ws://local host/",
                "ws://localhost/a b",
                "ws://localhost/\r\nX: y",
                "ws://localhost:0/",
                "ws://localhost:65536/",
                "ws://größe.example/"
            })
    void whatIsNoPlaceToConnectToIsRefused(String url) {
        assertThatThrownBy(() -> Target.of(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logsDoNotShowTheQuery() {
        assertThat(Target.of("wss://h/path?token=secret")).hasToString("wss://h/path");
    }

    @ParameterizedTest
    @CsvSource({
        "/other?x, wss://localhost:8443/other",
        "https://else.example/y, wss://else.example/y",
        "wss://else.example:1/, wss://else.example:1/",
        "sub, wss://localhost:8443/a/sub"
    })
    void redirectsMayBeRelativeAndMayBeWrittenAsHttp(String location, String expected) {
        assertThat(Target.of("wss://localhost:8443/a/b").redirected(location)).hasToString(expected);
    }

    @Test
    void aRedirectNeverGivesUpTlsNorLeadsElsewhere() {
        Target secure = Target.of("wss://localhost/a");

        assertThatThrownBy(() -> secure.redirected("http://localhost/")).hasMessageContaining("give up TLS");
        assertThatThrownBy(() -> secure.redirected("file:///etc/passwd")).hasMessageContaining("neither");
        assertThatThrownBy(() -> secure.redirected("ht tp://x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Target.of("ws://localhost/a").redirected("https://localhost/"))
                .hasToString("wss://localhost/");
    }

    @Test
    void originsAreComparedByWhatMatters() {
        Target target = Target.of("ws://localhost/a");

        assertThat(target.hasOriginOf(Target.of("ws://LOCALHOST:80/b?c"))).isTrue();
        assertThat(target.hasOriginOf(Target.of("wss://localhost:80/a"))).isFalse();
        assertThat(target.hasOriginOf(Target.of("ws://localhost:81/a"))).isFalse();
    }
}
