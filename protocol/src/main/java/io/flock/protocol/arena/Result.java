package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;

/**
 * What an epoch says of one submission.
 *
 * @param disputed whether the consensus is that of a dispute
 * @param clear whether two thirds of the weight, of two organisations, agreed in the dispute: false scores then cost stake
 * @param unavailable whether two thirds of the weight, of two organisations, could not have bytes or key
 */
public record Result(AccountId node, Consensus consensus, boolean disputed, boolean clear, boolean unavailable) {}
