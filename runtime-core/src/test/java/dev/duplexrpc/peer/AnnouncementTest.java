package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.Dialect;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A notification for many, and what an endpoint hears of its sessions. */
class AnnouncementTest {

    private int written;
    private final RpcMethod<String, Void> news = RpcMethod.notification("news", new JsonCodec<String>() {
        @Override
        public String read(JsonReader in) {
            return in.readString();
        }

        @Override
        public void write(JsonWriter out, String value) {
            written++;
            Codecs.STRING.write(out, value);
        }
    });

    private final TwoPeers one = new TwoPeers();
    private final TwoPeers other = new TwoPeers();

    @Test
    void itIsWrittenOnceAndWhoHasGoneDoesNotGetIt() {
        Peer first = one.peer(one.link.left(), PeerLimits.DEFAULTS);
        Peer second = other.peer(other.link.left(), PeerLimits.DEFAULTS);
        one.recordWire();
        other.recordWire();
        Announcement<String> announcement = new Announcement<>(news, "rain");
        announcement.to(first);
        announcement.to(second);
        one.link.deliver();
        other.link.cut();
        other.link.deliver();
        announcement.to(second);
        other.link.deliver();

        assertThat(one.atWire()).containsExactly("{'jsonrpc':'2.0','method':'news','params':'rain'}");
        assertThat(written).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsNotSent() {
        Peer peer = one.peer(one.link.left(), PeerLimits.DEFAULTS.withMaxMessageBytes(100));

        assertThatThrownBy(() -> new Announcement<>(news, "x".repeat(100)).to(peer))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("maxMessageBytes");
    }

    @Test
    void whatStandsAroundCallsStandsAroundItToo() {
        List<String> seen = new ArrayList<>();
        Peer peer = new Peer(
                one.link.left(),
                Endpoint.builder(one.wheel, one.handlerTasks::add)
                        .aroundCalls((call, next) -> {
                            seen.add(call.method());
                            next.proceed();
                        })
                        .build());
        peer.start();
        one.recordWire();
        new Announcement<>(news, "rain").to(peer);
        one.link.deliver();

        assertThat(seen).containsExactly("news");
        assertThat(one.atWire()).hasSize(1);
    }

    @Test
    void whoHasNoRoomOrHasJustGoneIsNoErrorAlsoWhereSomethingStandsAroundCalls() {
        NarrowTransport narrow = new NarrowTransport(one.link.left());
        Peer slow = one.peer(
                narrow,
                one.endpoint().aroundCalls((call, next) -> next.proceed()).build(),
                Dialect.PLAIN);
        one.recordWire();
        narrow.full = true;
        Peer leaving = other.peer(
                other.link.left(),
                other.endpoint()
                        .aroundCalls((call, next) -> {
                            other.link.cut();
                            other.link.deliver();
                            next.proceed();
                        })
                        .build(),
                Dialect.PLAIN);
        Announcement<String> announcement = new Announcement<>(news, "rain");

        announcement.to(slow);
        announcement.to(leaving);
        one.link.deliver();

        assertThat(slow.closed()).isCompletedWithValueMatching(reason -> reason.kind() == CloseReason.Kind.OUTBOX_FULL);
        assertThat(leaving.closed()).isCompleted();
    }

    @Test
    void oneThatTakesNothingHoldsUpNobodyWhateverThePolicy() {
        NarrowTransport narrow = new NarrowTransport(one.link.left());
        Peer stuck = one.peer(narrow, PeerLimits.DEFAULTS.withMaxLaneBytes(200));
        Peer listening = other.peer(other.link.left(), PeerLimits.DEFAULTS.withMaxLaneBytes(200));
        one.recordWire();
        other.recordWire();
        narrow.full = true;
        for (int i = 0; i < 10; i++) {
            Announcement<String> announcement = new Announcement<>(news.withOutboxPolicy(OutboxPolicy.BLOCK), "rain");
            announcement.to(stuck);
            announcement.to(listening);
            other.link.deliver();
        }
        one.link.deliver();

        assertThat(stuck.closed())
                .isCompletedWithValueMatching(reason -> reason.kind() == CloseReason.Kind.OUTBOX_FULL);
        assertThat(other.atWire()).hasSize(10);
    }

    @Test
    void norDoesItWhereOptionsSayThePolicy() {
        NarrowTransport narrow = new NarrowTransport(one.link.left());
        Peer stuck = one.peer(narrow, PeerLimits.DEFAULTS.withMaxLaneBytes(200));
        one.recordWire();
        narrow.full = true;
        CallOptions blocking = CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.BLOCK);
        for (int i = 0; i < 10; i++) {
            new Announcement<>(news, "rain", blocking).to(stuck);
        }
        one.link.deliver();

        assertThat(stuck.closed())
                .isCompletedWithValueMatching(reason -> reason.kind() == CloseReason.Kind.OUTBOX_FULL);
    }

    @Test
    void listenersHearOfNamesAndPrincipals() {
        List<String> heard = new ArrayList<>();
        Peer peer = new Peer(
                one.link.left(),
                Endpoint.builder(one.wheel, one.handlerTasks::add)
                        .label("chat")
                        .listener(new PeerListener() {
                            @Override
                            public void named(Peer named, @Nullable String before) {
                                heard.add(before + " is " + named.name());
                            }

                            @Override
                            public void authenticated(Peer known, @Nullable Principal before) {
                                heard.add((before == null ? "nobody" : before.getName()) + " is now known");
                            }
                        })
                        .build());
        peer.name("a");
        peer.name(null);
        peer.authenticate(() -> "ada", null);
        peer.authenticate(null, null);

        assertThat(heard).containsExactly("null is a", "a is null", "nobody is now known", "ada is now known");
        assertThat(peer.label()).isEqualTo("chat in-memory left");
    }
}
