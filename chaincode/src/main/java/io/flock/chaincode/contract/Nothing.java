package io.flock.chaincode.contract;

/** The request of a function that takes no argument and the answer of one that has nothing to tell: {@code {}}. */
public record Nothing() {}
