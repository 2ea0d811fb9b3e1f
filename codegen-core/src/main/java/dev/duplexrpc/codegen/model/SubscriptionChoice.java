package dev.duplexrpc.codegen.model;

/**
 * What {@code x-subscription} would say of a method.
 *
 * @param item reference to the schema of the items, as a {@code $ref} at the root of the document would write it
 * @param notification the method that brings the items
 * @param unsubscribe the method that ends the subscription
 */
public record SubscriptionChoice(String item, String notification, String unsubscribe) {}
