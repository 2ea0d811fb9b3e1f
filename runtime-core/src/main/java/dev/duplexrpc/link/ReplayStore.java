package dev.duplexrpc.link;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The arrays in which a {@link Replay} keeps its messages. Under load it runs empty with nearly every acknowledgement and fills again at once; so that neither an idle link holds memory nor a
 * busy one makes the same garbage again and again, a thread lends a few to whichever of its links is in need.
 */
final class ReplayStore {

    private static final int FIRST_BYTES = 512;
    private static final int FIRST_MESSAGES = 16;

    /** What a thread keeps is at most so many times this, and what stands beside it. */
    private static final int KEPT_BYTES = 64 * 1024;

    private static final int KEPT = 8;

    private static final ThreadLocal<ArrayDeque<ReplayStore>> OF_THREAD =
            ThreadLocal.withInitial(() -> new ArrayDeque<>(KEPT));

    byte[] bytes = new byte[FIRST_BYTES];
    int[] lengths = new int[FIRST_MESSAGES];

    /** Null wherever no message is. */
    @Nullable Object[] tags = new Object[FIRST_MESSAGES];

    private ReplayStore() {}

    /** One of this thread, the most recently used, or a new one. */
    static ReplayStore lend() {
        ReplayStore kept = OF_THREAD.get().pollLast();
        return kept == null ? new ReplayStore() : kept;
    }

    /** Takes one back that holds no tags any more. */
    void giveBack() {
        ArrayDeque<ReplayStore> kept = OF_THREAD.get();
        if (kept.size() < KEPT && bytes.length <= KEPT_BYTES && lengths.length <= KEPT_BYTES / Integer.BYTES) {
            kept.addLast(this);
        }
    }
}
