package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Which rules a function of {@code marketplace} follows. */
public final class MarketRuleBook {
    private MarketRuleBook() {}

    /**
     * Does a transaction of the contract again.
     *
     * @throws FlockException what the rules refuse
     */
    public static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "marketplace:ListModel" -> MarketListingRules.list(replay);
            case "marketplace:AddVersion" -> MarketListingRules.addVersion(replay);
            case "marketplace:SetPrice" -> MarketListingRules.setPrice(replay);
            case "marketplace:SetSearchPrice" -> MarketListingRules.setSearchPrice(replay);
            case "marketplace:Suspend" -> MarketListingRules.suspend(replay);
            case "marketplace:Withdraw" -> MarketListingRules.withdraw(replay);
            case "marketplace:OfferHosting" -> MarketHostRules.offer(replay);
            case "marketplace:StopHosting" -> MarketHostRules.stop(replay);
            case "marketplace:ProveDoubleSettlement" -> MarketHostRules.prove(replay);
            case "marketplace:OpenChannel" -> MarketChannelRules.open(replay);
            case "marketplace:TopUp" -> MarketChannelRules.topUp(replay);
            case "marketplace:CloseChannel" -> MarketChannelRules.close(replay);
            case "marketplace:SettleVoucher" -> MarketMoneyRules.settle(replay);
            case "marketplace:Claim" -> MarketMoneyRules.claim(replay);
            case "marketplace:RateModel" -> MarketMoneyRules.rate(replay);
            case "marketplace:ReferModel" -> MarketMoneyRules.refer(replay);
            case "marketplace:ProposeKnowledge" -> MarketKnowledgeRules.propose(replay);
            case "marketplace:VoteKnowledge" -> MarketKnowledgeRules.vote(replay);
            case "marketplace:CloseVote" -> MarketKnowledgeRules.close(replay);
            case "marketplace:SettleSearches" -> MarketSearchRules.settle(replay);
            case "marketplace:ClaimKnowledge" -> MarketSearchRules.claim(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
