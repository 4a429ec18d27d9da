package io.flock.sdk.audit.internal.rules.governance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.Approval;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.Optional;

/** What the functions of {@code governance} write: nothing takes effect without a majority of the members. */
final class GovernanceRules {
    private GovernanceRules() {}

    static void found(Replay replay) {
        requireGovernor(replay);
        FoundingDocument document = replay.request(Found.class).document();
        replay.settings()
                .foundingDigest()
                .ifPresent(agreed -> Refusal.unless(
                        agreed.equals(document.digest()),
                        ErrorCode.FOUNDING_MISMATCH,
                        "the document's digest is " + document.digest() + ", agreed was " + agreed));
        Optional<Consortium> before = replay.find(LedgerKey.consortium(), Consortium.class);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().foundingDigest().equals(document.digest()),
                    ErrorCode.ALREADY_FOUNDED,
                    "the consortium was founded with another document");
            return;
        }
        Consortium consortium = new Consortium(document.organisations(), document.digest());
        Refusal.unless(
                consortium.has(replay.account().organisation())
                        && document.genesis().stream()
                                .allMatch(
                                        grant -> consortium.has(grant.account().organisation())),
                ErrorCode.NOT_A_MEMBER,
                "the founder or a grant belongs to no member");
        replay.put(LedgerKey.consortium(), consortium);
        replay.put(LedgerKey.parameters(), new ParametersDocument(document.parameters()));
        HistoryRules.found(replay);
        document.genesis().forEach(grant -> MoneyRules.add(replay, grant.account(), grant.amount()));
        MoneyRules.enter(replay, EntryKind.MINTED, document.minted());
    }

    static void propose(Replay replay) {
        requireVoice(replay);
        Propose request = replay.request(Propose.class);
        LedgerKey key = LedgerKey.proposal(request.proposalId());
        Optional<Proposal> before = replay.find(key, Proposal.class);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().digest().equals(request.action().digest())
                            && before.get()
                                    .proposer()
                                    .organisation()
                                    .equals(replay.account().organisation()),
                    ErrorCode.ALREADY_DONE,
                    "the id names another proposal, or another organisation's");
            return;
        }
        Proposal proposal = new Proposal(
                request.proposalId(),
                request.action(),
                request.action().digest(),
                replay.account(),
                HistoryRules.time(replay));
        replay.put(key, proposal);
        approve(replay, proposal);
    }

    static void approve(Replay replay) {
        requireVoice(replay);
        Approve request = replay.request(Approve.class);
        Proposal proposal = replay.find(LedgerKey.proposal(request.proposalId()), Proposal.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_PROPOSAL, "no proposal " + request.proposalId()));
        Refusal.unless(
                proposal.digest().equals(request.digest()), ErrorCode.PROPOSAL_MISMATCH, "another digest is approved");
        LedgerKey own =
                LedgerKey.approval(proposal.proposalId(), replay.account().organisation());
        boolean again = replay.find(own, Approval.class).isPresent()
                || replay.find(LedgerKey.executed(proposal.proposalId()), Execution.class)
                        .isPresent();
        if (!again) {
            approve(replay, proposal);
        }
    }

    private static void approve(Replay replay, Proposal proposal) {
        replay.put(
                LedgerKey.approval(proposal.proposalId(), replay.account().organisation()),
                new Approval(proposal.digest(), replay.account(), HistoryRules.time(replay)));
        Consortium consortium = Membership.consortium(replay);
        long voices = replay.range(KeyRange.approvals(proposal.proposalId()), Approval.class).keySet().stream()
                .map(key -> OrganisationId.parse(key.attributes().get(1)))
                .filter(consortium::has)
                .count();
        if (voices >= consortium.majority()) {
            Optional<GovernanceChange> change = HistoryRules.enter(replay, proposal);
            ActionRules.execute(replay, consortium, proposal);
            replay.put(
                    LedgerKey.executed(proposal.proposalId()),
                    new Execution(replay.transaction().id(), change));
        }
    }

    private static void requireVoice(Replay replay) {
        requireGovernor(replay);
        Membership.require(replay, replay.account().organisation());
    }

    private static void requireGovernor(Replay replay) {
        Refusal.unless(
                replay.caller().governor(),
                ErrorCode.NOT_AUTHORISED,
                replay.account() + " does not speak for its organisation");
    }
}
