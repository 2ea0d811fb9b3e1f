package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallContext;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a side knows of the other: who it is, until when, and what is remembered of it. */
class SessionTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Attribute<String> COLOUR = Attribute.of("colour", String.class);
    private static final RpcMethod<Json, String> LOGIN = RpcMethod.request("login", Codecs.JSON, Codecs.STRING);

    private final TwoPeers two = new TwoPeers();
    private final Peer peer = new Peer(
            two.link.left(),
            Endpoint.builder(two.wheel, two.handlerTasks::add)
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .serve(List.of(RpcService.builder("Test")
                            .async(LOGIN, params -> {
                                CallContext.current().session().authenticate(new User("ada"), NOW.plusSeconds(10));
                                return CompletableFuture.completedFuture("welcome");
                            })
                            .build()))
                    .build());

    private record User(String getName) implements Principal {
        @Override
        public String getName() {
            return getName;
        }
    }

    {
        peer.start();
        two.recordWire();
    }

    @Test
    void idsAreShortAndDifferent() {
        assertThat(peer.id()).matches("[A-Za-z0-9_-]{16}");
        assertThat(new Peer(two.link.left(), new Endpoint(List.of(), PeerLimits.DEFAULTS, wheel(), Runnable::run)).id())
                .isNotEqualTo(peer.id());
    }

    private static TimerWheel wheel() {
        return new TimerWheel(() -> 0);
    }

    @Test
    void attributesAreKeptUnderTheVeryKeyAndForgottenWithNull() {
        peer.set(COLOUR, "red");

        assertThat(peer.get(COLOUR)).isEqualTo("red");
        assertThat(peer.get(Attribute.of("colour", String.class))).isNull();

        peer.set(COLOUR, null);
        assertThat(peer.get(COLOUR)).isNull();
    }

    @Test
    void aHandlerLogsTheCallerIn() {
        assertThat(peer.principal()).isNull();

        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'login'}");

        assertThat(peer.principal()).isEqualTo(new User("ada"));
        assertThat(peer.expires()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void aLimitThatEndsAConnectionOrTheSessionIsTold() {
        List<String> reached = new ArrayList<>();
        TwoPeers others = new TwoPeers();
        Peer limited = others.peer(
                others.link.left(),
                others.endpoint()
                        .listener(new PeerListener() {
                            @Override
                            public void limitReached(@Nullable Peer at, String limit) {
                                reached.add(limit);
                            }
                        })
                        .build(),
                Dialect.DUPLEX_1);
        others.recordWire();
        Disconnect lost = new Disconnect(Disconnect.Kind.LOST, 1006, "gone");

        limited.suspended(lost.atLimit("idleTimeout"));
        limited.suspended(lost);
        others.link.left().abort(lost.atLimit("sessionGrace").atLimit("closeTimeout"));
        others.link.deliver();

        assertThat(reached).containsExactly("idleTimeout", "sessionGrace");
    }

    @Test
    void theSessionClosesWhenCredentialsExpire() {
        peer.authenticate(new User("ada"), NOW.plusSeconds(10));
        two.pass(Duration.ofMillis(9_900));
        assertThat(peer.isOpen()).isTrue();

        two.pass(Duration.ofMillis(200));

        assertThat(peer.closed())
                .isCompletedWithValue(new CloseReason(
                        CloseReason.Kind.CLOSED_HERE, 1008, "The credentials of this session have expired."));
    }

    @Test
    void refreshedCredentialsLiveOnAndThoseWithoutAnEndAreNotTimed() {
        peer.authenticate(new User("ada"), NOW.plusSeconds(10));
        two.pass(Duration.ofSeconds(9));
        peer.authenticate(new User("ada"), NOW.plusSeconds(30));
        two.pass(Duration.ofSeconds(20));
        assertThat(peer.isOpen()).isTrue();

        peer.authenticate(new User("ada"), null);
        assertThat(two.wheel.size()).isZero();
        peer.authenticate(new User("ada"), Instant.MAX);
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void nothingIsTimedBehindTheEndOfASession() {
        peer.authenticate(new User("ada"), NOW.plusSeconds(10));
        two.link.cut();
        two.link.deliver();
        peer.authenticate(new User("ada"), NOW.plusSeconds(10));

        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void aNameIsGivenAndTakenAway() {
        peer.name("hall 3");
        assertThat(peer.name()).isEqualTo("hall 3");
        peer.name(null);
        assertThat(peer.name()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyWayForAConnectionToEndIsAWayForASessionToEnd(Disconnect.Kind kind) {
        two.link.left().abort(new Disconnect(kind, 1006, "why"));
        two.link.deliver();

        assertThat(peer.closed().join().kind()).hasToString(kind.name());
    }
}
