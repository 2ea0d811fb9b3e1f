package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.SubscriptionChoice;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What {@code x-subscription} would say of a method: it opens a stream of items. */
public final class SubscribingMethod {
    private @Nullable String method;
    private @Nullable String item;
    private @Nullable String notification;
    private @Nullable String unsubscribe;

    void addTo(ModelOptions.Builder options) throws MojoFailureException {
        if (method == null || item == null || notification == null || unsubscribe == null) {
            throw new MojoFailureException(
                    "An entry of subscriptions is incomplete: it needs a method, an item, a notification and an unsubscribe.");
        }
        options.subscription(method, new SubscriptionChoice(item, notification, unsubscribe));
    }
}
