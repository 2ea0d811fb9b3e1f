package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkToken;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.session.StoredSession.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What servers know of each other's sessions, and that a store can do no harm to any. */
class SessionStoreTest {

    private static OneClient with(SessionStore store) {
        return new OneClient(SessionTerms.DEFAULTS.withWindow(2048), store);
    }

    @Test
    void whoComesToAServerThatDoesNotHaveItsSessionIsToldThatAnotherHas() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();
        one.goElsewhere();

        one.connect();

        assertThat(one.events).contains("client lost ELSEWHERE", "client opened s2");
    }

    @Test
    void whetherAnotherServerHasASessionIsToldToNobodyWithoutItsToken() {
        OneClient one = new OneClient();
        one.connect();
        one.goElsewhere();

        assertThat(one.host.whereabouts(new Resume("s1", LinkToken.of("a guess"), 0, 1, null)))
                .isCompletedWithValue(LostReason.WRONG_TOKEN);
        assertThat(one.host.whereabouts(new Resume("s2", LinkToken.of("a guess"), 0, 1, null)))
                .isCompletedWithValue(LostReason.UNKNOWN);
    }

    @Test
    void aStoreThatAnswersNothingOrHasADefectDoesNoHarm() {
        for (SessionStore broken : List.of(new Broken(() -> null), new Broken(() -> {
            throw new NoClassDefFoundError("not/There");
        }))) {
            OneClient one = with(broken);
            one.connect();
            one.cut();
            one.connect();
            one.sendToServer("hello");
            one.settle();
            one.goElsewhere();
            one.connect();

            assertThat(one.atServer).containsExactly("hello");
            assertThat(one.events).contains("server resumed", "client lost UNKNOWN", "client opened s2");
        }
    }

    /** A store that does the same whatever it is asked. */
    private record Broken(Supplier<@Nullable CompletionStage<@Nullable StoredSession>> answer) implements SessionStore {

        @Override
        @SuppressWarnings("NullAway") // as somebody who does not know better would
        public CompletionStage<?> save(StoredSession session) {
            return answer.get();
        }

        @Override
        @SuppressWarnings("NullAway") // as somebody who does not know better would
        public CompletionStage<@Nullable StoredSession> find(String id) {
            return answer.get();
        }

        @Override
        @SuppressWarnings("NullAway") // as somebody who does not know better would
        public CompletionStage<?> remove(String id) {
            return answer.get();
        }
    }

    @Test
    void anotherServerKnowsASessionHasExpired() {
        OneClient one = new OneClient();
        one.connect();
        one.cut();
        one.pass(Duration.ofSeconds(61));
        one.goElsewhere();

        one.connect();

        assertThat(one.events).contains("client lost EXPIRED", "client opened s2");
    }

    @Test
    void whatIsSavedFollowsTheSessionAndHoldsNoSecret() {
        Recording store = new Recording();
        OneClient one = with(store);
        one.principal = "ann";
        one.connect();
        one.cut();
        one.connect();
        one.client.close(1000, "done");
        one.settle();

        assertThat(store.saved)
                .extracting(StoredSession::state)
                .containsExactly(State.CONNECTED, State.SUSPENDED, State.CONNECTED);
        assertThat(store.removed).containsExactly("s1");
        assertThat(store.saved).allSatisfy(session -> {
            assertThat(session.principal()).isEqualTo("ann");
            assertThat(session.grace()).isEqualTo(Duration.ofSeconds(60));
            assertThat(session.home()).hasSize(18).isEqualTo(store.saved.get(0).home());
            assertThat(session.tokens()).allMatch(token -> token.matches("[0-9a-f]{64}"));
        });
        assertThat(store.saved.get(1).suspendedSince()).isNotNull();
        assertThat(store.saved).extracting(session -> session.tokens().size()).containsExactly(1, 1, 2);
        assertThat(store.saved.get(0))
                .hasToString("StoredSession[s1 at " + store.saved.get(0).home() + ", CONNECTED]");
    }

    @Test
    void aStoreThatThrowsDoesNoHarmToSessionsAndIsTakenForOneThatKnowsNothing() {
        OneClient one = with(new Recording() {
            @Override
            public CompletionStage<?> save(StoredSession session) {
                throw new IllegalStateException("no connection to the store");
            }

            @Override
            public CompletionStage<@Nullable StoredSession> find(String id) {
                return CompletableFuture.failedStage(new IllegalStateException("no connection to the store"));
            }
        });
        one.connect();
        one.sendToServer("on its way");
        one.cut();
        one.connect();
        assertThat(one.atServer).containsExactly("on its way");

        one.cut();
        one.goElsewhere();
        one.connect();

        assertThat(one.events).contains("server resumed", "client lost UNKNOWN", "client opened s2");
    }

    @Test
    void aStoreThatDoesNotAnswerHoldsNobodyForLongerThanHalfOfTheGreetingsTime() {
        OneClient one = with(new Recording() {
            @Override
            public CompletionStage<@Nullable StoredSession> find(String id) {
                return new CompletableFuture<>();
            }
        });
        one.connect();
        one.cut();
        one.goElsewhere();
        one.connect();
        one.pass(Duration.ofMillis(4900));
        assertThat(one.events).doesNotContain("client lost UNKNOWN");

        one.pass(Duration.ofMillis(200));

        assertThat(one.events).contains("client lost UNKNOWN", "client opened s2");
    }

    @Test
    void whatTheStoreTakesForASessionOfThisHostIsOutOfDateWhereThereIsNone() {
        Recording store = new Recording() {
            @Override
            public CompletionStage<@Nullable StoredSession> find(String id) {
                return CompletableFuture.completedStage(saved.get(0));
            }
        };
        OneClient one = with(store);
        one.connect();

        assertThat(one.host.whereabouts(new Resume("long gone", LinkToken.of("a guess"), 0, 1, null)))
                .isCompletedWithValue(LostReason.UNKNOWN);
    }

    @Test
    void theMemoryForgetsWhoExpiredFirst() {
        SessionStore store = SessionStore.inMemory();
        for (int i = 0; i <= 10_000; i++) {
            store.save(session("s" + i, State.CONNECTED));
            store.save(session("s" + i, State.EXPIRED));
        }
        store.save(session("living", State.SUSPENDED));

        assertThat(found(store, "s0")).isNull();
        assertThat(found(store, "s1")).isEqualTo(session("s1", State.EXPIRED));
        assertThat(found(store, "living")).isEqualTo(session("living", State.SUSPENDED));
        store.remove("living");
        assertThat(found(store, "living")).isNull();
    }

    private static @Nullable StoredSession found(SessionStore store, String id) {
        return store.find(id).toCompletableFuture().join();
    }

    private static StoredSession session(String id, State state) {
        return new StoredSession(id, "here", state, null, Instant.EPOCH, null, Duration.ZERO, List.of());
    }

    /** Remembers what it is told, and knows nothing. */
    private static class Recording implements SessionStore {

        final List<StoredSession> saved = new ArrayList<>();
        final List<String> removed = new ArrayList<>();

        @Override
        public CompletionStage<?> save(StoredSession session) {
            saved.add(session);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<@Nullable StoredSession> find(String id) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> remove(String id) {
            removed.add(id);
            return CompletableFuture.completedStage(null);
        }
    }
}
