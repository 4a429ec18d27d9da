package io.flock.sdk.audit;

import io.flock.protocol.alliance.advance.TaskClosing;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
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
            case STOP_TASK -> {
                TaskState task = TaskState.read(replay, action.task().orElseThrow());
                AdvanceRules.write(
                        replay,
                        task.id(),
                        TaskClosing.cancel(
                                task.task(),
                                task.phase(),
                                task.roster(),
                                replay.transaction().timestamp()));
            }
        }
    }

    private static void mint(Replay replay, Proposal proposal, Grant grant) {
        GovernanceRules.requireMember(replay, grant.account().organisation());
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
