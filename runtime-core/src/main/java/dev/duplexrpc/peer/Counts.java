package dev.duplexrpc.peer;

/** What has come over a connection, for the line that is logged at its end. Only on the connection's thread. */
final class Counts {

    long requests;
    long notifications;
    long responses;
    long unreadable;
}
