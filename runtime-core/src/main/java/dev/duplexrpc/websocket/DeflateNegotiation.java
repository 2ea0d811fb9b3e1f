package dev.duplexrpc.websocket;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How two sides agree on permessage-deflate, RFC 7692 sections 5 and 7.1. */
public final class DeflateNegotiation {

    private static final String NAME = "permessage-deflate";
    private static final String SERVER_NO_TAKEOVER = "server_no_context_takeover";
    private static final String CLIENT_NO_TAKEOVER = "client_no_context_takeover";
    private static final String SERVER_BITS = "server_max_window_bits";
    private static final String CLIENT_BITS = "client_max_window_bits";

    private static final int OUR_BITS = 15;
    private static final Pattern BITS = Pattern.compile("[89]|1[0-5]");

    private DeflateNegotiation() {}

    /**
     * What a client says in {@code Sec-WebSocket-Extensions}. It does not offer {@code client_max_window_bits}, because it could not keep to a smaller window.
     */
    public static String offer(DeflateOptions options) {
        return options.contextTakeover() ? NAME : NAME + "; " + SERVER_NO_TAKEOVER + "; " + CLIENT_NO_TAKEOVER;
    }

    /**
     * What a server makes of a client's offers: it takes the first that it can keep.
     *
     * @param header all values of {@code Sec-WebSocket-Extensions}, joined by commas; null if there are none
     * @return null to go on without compression, and without that header in the answer
     */
    public static @Nullable DeflateTerms accept(@Nullable String header, DeflateOptions options) {
        for (ExtensionOffers.Offer offer : ExtensionOffers.of(header)) {
            if (offer.name().equals(NAME) && offer.isClear() && canKeep(offer.parameters())) {
                return terms(offer.parameters(), options);
            }
        }
        return null;
    }

    /** Whether this is written as RFC 6455, section 9.1, says, whatever is in it; null is. */
    public static boolean isWellFormed(@Nullable String header) {
        return ExtensionOffers.of(header).stream().allMatch(ExtensionOffers.Offer::wellFormed);
    }

    private static boolean canKeep(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = parameter.getValue();
            boolean fine = switch (parameter.getKey()) {
                case SERVER_NO_TAKEOVER, CLIENT_NO_TAKEOVER -> value.isEmpty();
                // The client's own window: whatever it is, we understand it.
                case CLIENT_BITS -> value.isEmpty() || BITS.matcher(value).matches();
                // Ours is of 15 bits and cannot be smaller.
                case SERVER_BITS -> value.equals(Integer.toString(OUR_BITS));
                default -> false;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private static DeflateTerms terms(Map<String, String> offered, DeflateOptions options) {
        boolean outgoing = options.contextTakeover() && !offered.containsKey(SERVER_NO_TAKEOVER);
        boolean incoming = options.contextTakeover() && !offered.containsKey(CLIENT_NO_TAKEOVER);
        StringBuilder header = new StringBuilder(NAME);
        if (!outgoing) {
            header.append("; ").append(SERVER_NO_TAKEOVER);
        }
        if (!incoming) {
            header.append("; ").append(CLIENT_NO_TAKEOVER);
        }
        if (offered.containsKey(SERVER_BITS)) {
            header.append("; ").append(SERVER_BITS).append('=').append(OUR_BITS);
        }
        return new DeflateTerms(outgoing, incoming, options, header.toString());
    }

    /**
     * What a client makes of the server's answer to its {@link #offer}.
     *
     * @param header all values of {@code Sec-WebSocket-Extensions}, joined by commas; null if there are none
     * @param options what the offer was made from, null if none was made
     * @return null if the server goes without compression
     * @throws IllegalArgumentException if the answer does not fit the offer; the message is the end of a sentence that begins with "the server"
     */
    public static @Nullable DeflateTerms agreed(@Nullable String header, @Nullable DeflateOptions options) {
        List<ExtensionOffers.Offer> chosen = ExtensionOffers.of(header);
        if (chosen.isEmpty()) {
            return null;
        }
        ExtensionOffers.Offer answer = chosen.get(0);
        if (chosen.size() > 1 || !answer.name().equals(NAME) || options == null) {
            throw new IllegalArgumentException("chose an extension that was not offered ('" + header + "')");
        }
        Map<String, String> parameters = answer.parameters();
        if (!answer.isClear() || !isAnswer(parameters)) {
            throw new IllegalArgumentException("answered the offer of compression with '" + header
                    + "', which RFC 7692 does not allow or the offer did not ask for");
        }
        boolean incoming = !parameters.containsKey(SERVER_NO_TAKEOVER);
        if (incoming && !options.contextTakeover()) {
            throw new IllegalArgumentException(
                    "did not agree to " + SERVER_NO_TAKEOVER + ", which was asked for ('" + header + "')");
        }
        boolean outgoing = options.contextTakeover() && !parameters.containsKey(CLIENT_NO_TAKEOVER);
        return new DeflateTerms(outgoing, incoming, options, String.valueOf(header));
    }

    private static boolean isAnswer(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = parameter.getValue();
            boolean fine = switch (parameter.getKey()) {
                case SERVER_NO_TAKEOVER, CLIENT_NO_TAKEOVER -> value.isEmpty();
                // A server may say so unasked.
                case SERVER_BITS -> BITS.matcher(value).matches();
                // It was not offered, so it must not be answered.
                default -> false;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }
}
