package io.flock.protocol.governance.request;

/** Asks for the parameters in force; an object without fields. */
public record GetParameters() {}
