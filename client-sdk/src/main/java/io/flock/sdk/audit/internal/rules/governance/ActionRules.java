package io.flock.sdk.audit.internal.rules.governance;

import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.emission.EmissionSchedule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.ExpertRecord;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.alliance.AdvanceRules;
import io.flock.sdk.audit.internal.rules.alliance.TaskState;
import io.flock.sdk.audit.internal.rules.arena.ArenaAdvanceRules;
import io.flock.sdk.audit.internal.rules.arena.ArenaState;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.EmissionRules;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.List;
import java.util.stream.Stream;

/** What a proposal does once a majority approved it. */
final class ActionRules {
    private ActionRules() {}

    static void execute(Replay replay, Consortium consortium, Proposal proposal) {
        ProposalAction action = proposal.action();
        switch (action.kind()) {
            case SET_PARAMETERS ->
                replay.put(
                        LedgerKey.parameters(),
                        new ParametersDocument(action.parameters().orElseThrow()));
            case MINT -> mint(replay, proposal, action.grant().orElseThrow());
            case ADD_ORGANISATION ->
                members(
                        replay,
                        consortium,
                        Stream.concat(consortium.organisations().stream(), action.organisation().stream())
                                .toList());
            case REMOVE_ORGANISATION ->
                members(
                        replay,
                        consortium,
                        consortium.organisations().stream()
                                .filter(member ->
                                        !member.equals(action.organisation().orElseThrow()))
                                .toList());
            case STOP_TASK -> stop(replay, action.task().orElseThrow());
            case VERIFY_TASK -> EmissionRules.verify(replay, action.taskName().orElseThrow());
            case UNVERIFY_TASK ->
                EmissionRules.unverify(replay, action.taskName().orElseThrow());
            case RECOGNISE_EXPERT ->
                replay.put(LedgerKey.expert(action.expert().orElseThrow()), new ExpertRecord(proposal.proposalId()));
            case DISMISS_EXPERT ->
                replay.delete(LedgerKey.expert(action.expert().orElseThrow()));
        }
    }

    /** One id names one task, whatever its kind. */
    private static void stop(Replay replay, TaskId id) {
        if (replay.find(ArenaKeys.task(id), ArenaTaskDocument.class).isPresent()) {
            ArenaAdvanceRules.stop(replay, ArenaState.read(replay, id));
            return;
        }
        AdvanceRules.close(replay, TaskState.read(replay, id));
    }

    private static void mint(Replay replay, Proposal proposal, Grant grant) {
        Membership.require(replay, grant.account().organisation());
        Refusal.unless(
                !EmissionSchedule.CAP.isLessThan(EmissionRules.minted(replay).plus(grant.amount())),
                ErrorCode.AMOUNT_OVERFLOW,
                "more than " + EmissionSchedule.CAP + " in all");
        MoneyRules.enter(replay, EntryKind.MINTED, grant.amount());
        MoneyRules.give(
                replay,
                proposal.proposer(),
                grant.account(),
                grant.amount(),
                "mint by proposal " + proposal.proposalId());
    }

    private static void members(Replay replay, Consortium consortium, List<OrganisationId> members) {
        replay.put(LedgerKey.consortium(), new Consortium(members, consortium.foundingDigest()));
    }
}
