package io.flock.protocol.emission.request;

/** Asks where emission stands; an object without fields. */
public record GetEmission() {}
