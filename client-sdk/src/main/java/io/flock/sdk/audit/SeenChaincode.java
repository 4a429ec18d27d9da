package io.flock.sdk.audit;

import io.flock.protocol.codec.Limit;

/**
 * A chaincode that wrote transactions down.
 *
 * @param version of its definition, as its endorsers said; may be empty
 * @param transactions valid and invalid ones
 */
public record SeenChaincode(@Limit(256) String name, @Limit(256) String version, long transactions) {}
