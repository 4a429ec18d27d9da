package io.flock.sdk.audit;

/** Which rules a function follows. Whatever is not named here, queries included, may write nothing. */
final class RuleBook {
    private RuleBook() {}

    /** @throws io.flock.protocol.error.FlockException what the rules refuse */
    static void apply(Replay replay) {
        switch (replay.transaction().function()) {
            case "token:Transfer" -> TokenRules.transfer(replay);
            case "token:TransferFrom" -> TokenRules.transferFrom(replay);
            case "token:Approve" -> TokenRules.approve(replay);
            case "token:Burn" -> TokenRules.burn(replay);
            case "token:Collect" -> TokenRules.collect(replay);
            case "token:Lock" -> LockRules.lock(replay);
            case "token:Unlock" -> LockRules.unlock(replay);
            case "governance:Found" -> GovernanceRules.found(replay);
            case "governance:Propose" -> GovernanceRules.propose(replay);
            case "governance:Approve" -> GovernanceRules.approve(replay);
            case "governance:AdvanceEpoch" -> EmissionRules.advance(replay);
            case "alliance:CreateTask" -> TaskRules.create(replay);
            case "alliance:Join" -> TaskRules.join(replay);
            case "alliance:Leave" -> TaskRules.leave(replay);
            case "alliance:Claim" -> TaskRules.claim(replay);
            case "alliance:Cancel" -> AdvanceRules.cancel(replay);
            case "alliance:AdvanceTask" -> AdvanceRules.advance(replay);
            case "alliance:RevealSeed" -> RevealRules.seed(replay);
            case "alliance:CommitUpdate" -> CommitRules.update(replay);
            case "alliance:RevealUpdate" -> RevealRules.update(replay);
            case "alliance:CommitVote" -> CommitRules.vote(replay);
            case "alliance:RevealVote" -> RevealRules.vote(replay);
            case "alliance:CommitAggregate" -> CommitRules.aggregate(replay);
            case "alliance:RevealAggregate" -> RevealRules.aggregate(replay);
            case "alliance:ProveLeak" -> RevealRules.leak(replay);
            case "arena:CreateTask" -> ArenaStakeRules.create(replay);
            case "arena:Stake" -> ArenaStakeRules.stake(replay);
            case "arena:Unstake" -> ArenaStakeRules.unstake(replay);
            case "arena:Claim" -> ArenaStakeRules.claim(replay);
            case "arena:Cancel" -> ArenaAdvanceRules.cancel(replay);
            case "arena:AdvanceTask" -> ArenaAdvanceRules.advance(replay);
            case "arena:PublishAccess" -> ArenaRecordRules.access(replay);
            case "arena:ConfirmAccess" -> ArenaRecordRules.confirm(replay);
            case "arena:PublishFinalKey" -> ArenaRecordRules.finalKey(replay);
            case "arena:RevealSeed" -> ArenaRecordRules.seed(replay);
            case "arena:Ready" -> ArenaRecordRules.ready(replay);
            case "arena:CommitSubmission" -> ArenaRecordRules.commitSubmission(replay);
            case "arena:RevealSubmission" -> ArenaRecordRules.revealSubmission(replay);
            case "arena:CommitScores" -> ArenaScoreRules.commit(replay);
            case "arena:RevealScores" -> ArenaScoreRules.reveal(replay);
            case "arena:ProveLeak" -> ArenaScoreRules.leak(replay);
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
            case "delegation:OpenPool" -> DelegationRules.open(replay);
            case "delegation:SetSharingRatio" -> DelegationRules.setRatio(replay);
            case "delegation:Delegate" -> DelegationRules.delegate(replay);
            case "delegation:Undelegate" -> DelegationRules.undelegate(replay);
            case "delegation:AllotPool" -> DelegationRules.allot(replay);
            case "delegation:ClaimPool" -> DelegationRules.claim(replay);
            default -> {
                // Nothing is expected to be written.
            }
        }
    }
}
