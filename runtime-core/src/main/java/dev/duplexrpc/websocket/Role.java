package dev.duplexrpc.websocket;

/** Which end of the connection this side is: a client masks what it sends and a server does not, and each refuses the other's way. */
public enum Role {
    CLIENT,
    SERVER
}
