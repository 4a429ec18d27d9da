package io.flock.protocol.governance.request;

/** Asks for the members; an object without fields. */
public record GetConsortium() {}
