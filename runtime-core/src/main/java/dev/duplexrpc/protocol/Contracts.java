package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;

/** Which methods there are, for an {@link EnvelopeReader} that reads parameters as soon as it knows of which method. */
public interface Contracts {

    /** The names of all methods; a method's index here stands for it everywhere. */
    JsonNames methods();

    /** How the parameters of a method are read. */
    JsonCodec<?> params(int method);
}
