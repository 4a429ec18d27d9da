package io.flock.protocol.emission.request;

/** Asks how an epoch was closed. */
public record GetEpochRecord(int epoch) {}
