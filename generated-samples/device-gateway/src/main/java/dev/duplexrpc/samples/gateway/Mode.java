package dev.duplexrpc.samples.gateway;

/** Who connects to whom. */
enum Mode {
    /** Devices connect to the gateway. */
    SERVER,
    /** The gateway connects to devices. */
    CLIENT,
    /** Some do this, some that. */
    BOTH
}
