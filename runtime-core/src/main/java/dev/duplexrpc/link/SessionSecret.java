package dev.duplexrpc.link;

import dev.duplexrpc.link.LinkMessage.Resume;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows to tell whether a client may resume a session: its token, which changes at every resume, and the newest attempt. The token presented stays valid
 * beside the new one until the client's first message shows that it got the answer; an answer that is lost on the way thus locks nobody out. Not for several threads.
 */
public final class SessionSecret {

    private final SecureRandom random;
    private LinkToken known;

    /** Given to the client, but not known to have arrived. */
    private @Nullable LinkToken offered;

    private long newestAttempt;

    public SessionSecret(SecureRandom random) {
        this.random = random;
        this.known = LinkToken.random(random);
    }

    /** The token of the session when it is opened. */
    public LinkToken first() {
        return known;
    }

    /** The digests of the tokens that are valid now, for where secrets may not be written down. */
    public List<String> digests() {
        LinkToken fresh = offered;
        return fresh == null ? List.of(known.digest()) : List.of(known.digest(), fresh.digest());
    }

    /** Why this attempt must be refused, null if it is welcome. */
    public @Nullable LostReason refusal(Resume attempt) {
        // Both are compared whatever comes out, so that the time tells nothing.
        boolean isKnown = known.equals(attempt.token());
        boolean isOffered = attempt.token().equals(offered);
        if (!isKnown && !isOffered) {
            return LostReason.WRONG_TOKEN;
        }
        return attempt.attempt() <= newestAttempt ? LostReason.OVERTAKEN : null;
    }

    /** An attempt that was not refused takes the session over; this is the client's new token. */
    public LinkToken rotate(Resume attempt) {
        newestAttempt = attempt.attempt();
        known = attempt.token();
        LinkToken fresh = LinkToken.random(random);
        offered = fresh;
        return fresh;
    }

    /** The client has sent something behind the answer to its attempt, so it has the new token and the old one ends. */
    public void confirmed() {
        LinkToken fresh = offered;
        if (fresh != null) {
            known = fresh;
            offered = null;
        }
    }
}
