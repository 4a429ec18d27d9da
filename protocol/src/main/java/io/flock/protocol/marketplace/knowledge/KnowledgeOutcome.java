package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.money.Amount;

/**
 * What a vote came to.
 *
 * @param accepting the gmFLOCK for the document that counted
 * @param rejecting the gmFLOCK against it that counted
 * @param voters how many accounts voted
 * @param returned what of the deposit went back to the contributor; the rest went to the treasury
 * @param points the contributor's for it
 * @param closedAt in epoch seconds
 */
public record KnowledgeOutcome(
        Amount accepting, Amount rejecting, int voters, Amount returned, int points, long closedAt) {}
