package dev.duplexrpc.codegen.model;

import java.util.Map;

/**
 * What {@code x-discriminator} would say of a union.
 *
 * @param member the member that tells the variants apart
 * @param mapping from the member's text to a component's key or a reference; empty when the variants say it themselves
 */
public record TagChoice(String member, Map<String, String> mapping) {
    public TagChoice {
        mapping = Map.copyOf(mapping);
    }
}
