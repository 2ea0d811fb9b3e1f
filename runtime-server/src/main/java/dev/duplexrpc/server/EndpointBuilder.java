package dev.duplexrpc.server;

/** An endpoint beside the one at the default path: services of its own, and options of its own where it sets them. Not for several threads. */
public final class EndpointBuilder extends EndpointOptions<EndpointBuilder> {

    EndpointBuilder(EndpointSettings inherited) {
        super(inherited);
    }

    @Override
    EndpointBuilder self() {
        return this;
    }
}
