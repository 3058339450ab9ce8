package io.posventa.launcher;

/** How a program other than a service's own reaches its database, on this machine. */
public record DatabaseLogin(int port, String database, String role, String password) {}
