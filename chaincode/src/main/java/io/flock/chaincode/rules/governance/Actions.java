package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.alliance.Stopping;
import io.flock.chaincode.rules.emission.Totals;
import io.flock.chaincode.rules.emission.Verifying;
import io.flock.chaincode.rules.token.Credits;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.emission.EmissionSchedule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.stream.Stream;

/** What proposals do. */
final class Actions {
    private Actions() {}

    /** @throws FlockException INVALID_ARGUMENT, NOT_A_MEMBER, UNKNOWN_TASK or WRONG_PHASE: the action has no sense now */
    static void check(Ledger ledger, ProposalAction action) {
        List<OrganisationId> members = Membership.consortium(ledger).organisations();
        switch (action.kind()) {
            case SET_PARAMETERS -> {}
            case MINT -> checkMint(ledger, action.grant().orElseThrow());
            case ADD_ORGANISATION ->
                refuseIf(members.contains(action.organisation().orElseThrow()), action, "it is a member");
            case REMOVE_ORGANISATION -> {
                Membership.require(ledger, action.organisation().orElseThrow());
                refuseIf(members.size() == 1, action, "nobody would be left");
            }
            case STOP_TASK -> {
                TaskId task = action.task().orElseThrow();
                if (io.flock.chaincode.rules.arena.Stopping.isTask(ledger, task)) {
                    io.flock.chaincode.rules.arena.Stopping.check(ledger, task);
                } else {
                    Stopping.check(ledger, task);
                }
            }
            case VERIFY_TASK -> checkVerify(ledger, action.taskName().orElseThrow());
            case UNVERIFY_TASK ->
                Verifying.checkUnverify(ledger, action.taskName().orElseThrow());
            case RECOGNISE_EXPERT ->
                Experts.checkRecognise(ledger, action.expert().orElseThrow());
            case DISMISS_EXPERT -> Experts.checkDismiss(ledger, action.expert().orElseThrow());
        }
    }

    static void execute(Ledger ledger, Proposal proposal) {
        ProposalAction action = proposal.action();
        switch (action.kind()) {
            case SET_PARAMETERS ->
                ledger.put(
                        LedgerKey.parameters(),
                        new ParametersDocument(action.parameters().orElseThrow()));
            case MINT -> mint(ledger, proposal, action.grant().orElseThrow());
            case ADD_ORGANISATION ->
                setMembers(
                        ledger,
                        Stream.concat(members(ledger), action.organisation().stream())
                                .toList());
            case REMOVE_ORGANISATION ->
                setMembers(
                        ledger,
                        members(ledger)
                                .filter(member ->
                                        !member.equals(action.organisation().orElseThrow()))
                                .toList());
            case STOP_TASK -> {
                TaskId task = action.task().orElseThrow();
                if (io.flock.chaincode.rules.arena.Stopping.isTask(ledger, task)) {
                    io.flock.chaincode.rules.arena.Stopping.stop(ledger, task);
                } else {
                    Stopping.stop(ledger, task);
                }
            }
            case VERIFY_TASK -> Verifying.verify(ledger, action.taskName().orElseThrow());
            case UNVERIFY_TASK -> Verifying.unverify(ledger, action.taskName().orElseThrow());
            case RECOGNISE_EXPERT -> Experts.recognise(ledger, action.expert().orElseThrow(), proposal.proposalId());
            case DISMISS_EXPERT -> Experts.dismiss(ledger, action.expert().orElseThrow());
        }
    }

    private static void mint(Ledger ledger, Proposal proposal, Grant grant) {
        Entries.add(ledger, EntryKind.MINTED, grant.amount());
        Credits.give(
                ledger,
                EventKind.MINTED,
                proposal.proposer(),
                grant.account(),
                grant.amount(),
                "mint by proposal " + proposal.proposalId());
    }

    /** Only a task that can still get something. */
    private static void checkVerify(Ledger ledger, TaskName task) {
        switch (task.kind()) {
            case ALLIANCE -> Stopping.check(ledger, task.task());
            case ARENA -> io.flock.chaincode.rules.arena.Stopping.check(ledger, task.task());
        }
        Verifying.checkVerify(ledger, task);
    }

    private static void checkMint(Ledger ledger, Grant grant) {
        Membership.require(ledger, grant.account().organisation());
        if (grant.amount().isZero()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.action.grant.amount is 0");
        }
        // only governance and closings of epochs write these entries: nobody's dust can disturb this
        Amount minted = Totals.of(ledger, EntryKind.MINTED);
        if (EmissionSchedule.CAP.isLessThan(minted.plus(grant.amount()))) {
            throw new FlockException(
                    ErrorCode.AMOUNT_OVERFLOW,
                    minted + " of " + EmissionSchedule.CAP + " are minted, " + grant.amount() + " more are too many");
        }
    }

    private static Stream<OrganisationId> members(Ledger ledger) {
        return Membership.consortium(ledger).organisations().stream();
    }

    private static void setMembers(Ledger ledger, List<OrganisationId> members) {
        ledger.put(
                LedgerKey.consortium(),
                new Consortium(members, Membership.consortium(ledger).foundingDigest()));
    }

    private static void refuseIf(boolean condition, ProposalAction action, String why) {
        if (condition) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    action.kind() + " of " + action.organisation().orElseThrow() + ": " + why,
                    "propose what the consortium can do now");
        }
    }
}
