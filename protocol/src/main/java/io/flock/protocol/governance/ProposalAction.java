package io.flock.protocol.governance;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import java.util.Optional;

/**
 * What a proposal would do; exactly the one detail that its kind needs is there.
 *
 * @param task of the Alliance, to be stopped
 * @param taskName of either kind, to be minted for or not any more
 * @param expert to be recognised or dismissed
 */
public record ProposalAction(
        ActionKind kind,
        Optional<GovernanceParameters> parameters,
        Optional<Grant> grant,
        Optional<OrganisationId> organisation,
        Optional<TaskId> task,
        Optional<TaskName> taskName,
        Optional<AccountId> expert) {

    public ProposalAction {
        boolean organisational = kind == ActionKind.ADD_ORGANISATION || kind == ActionKind.REMOVE_ORGANISATION;
        boolean verifying = kind == ActionKind.VERIFY_TASK || kind == ActionKind.UNVERIFY_TASK;
        boolean recognising = kind == ActionKind.RECOGNISE_EXPERT || kind == ActionKind.DISMISS_EXPERT;
        if (parameters.isPresent() != (kind == ActionKind.SET_PARAMETERS)
                || grant.isPresent() != (kind == ActionKind.MINT)
                || organisation.isPresent() != organisational
                || task.isPresent() != (kind == ActionKind.STOP_TASK)
                || taskName.isPresent() != verifying
                || expert.isPresent() != recognising) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    kind + " lacks its detail, or has another's",
                    "give parameters for SET_PARAMETERS, grant for MINT, organisation for ADD_ORGANISATION and"
                            + " REMOVE_ORGANISATION, task for STOP_TASK, taskName for VERIFY_TASK and UNVERIFY_TASK,"
                            + " expert for RECOGNISE_EXPERT and DISMISS_EXPERT, and nothing else");
        }
    }

    private static ProposalAction empty(ActionKind kind, Optional<TaskName> taskName, Optional<AccountId> expert) {
        return new ProposalAction(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), taskName, expert);
    }

    private static ProposalAction ofOrganisation(ActionKind kind, OrganisationId organisation) {
        return new ProposalAction(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.of(organisation),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static ProposalAction setParameters(GovernanceParameters parameters) {
        return new ProposalAction(
                ActionKind.SET_PARAMETERS,
                Optional.of(parameters),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static ProposalAction mint(Grant grant) {
        return new ProposalAction(
                ActionKind.MINT,
                Optional.empty(),
                Optional.of(grant),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static ProposalAction addOrganisation(OrganisationId organisation) {
        return ofOrganisation(ActionKind.ADD_ORGANISATION, organisation);
    }

    public static ProposalAction removeOrganisation(OrganisationId organisation) {
        return ofOrganisation(ActionKind.REMOVE_ORGANISATION, organisation);
    }

    /** The emergency stop of a task of the Alliance. */
    public static ProposalAction stopTask(TaskId task) {
        return new ProposalAction(
                ActionKind.STOP_TASK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(task),
                Optional.empty(),
                Optional.empty());
    }

    /** Epochs mint for the task from now on; the first time, epochs begin. */
    public static ProposalAction verifyTask(TaskName task) {
        return empty(ActionKind.VERIFY_TASK, Optional.of(task), Optional.empty());
    }

    /** Epochs mint for the task no more. */
    public static ProposalAction unverifyTask(TaskName task) {
        return empty(ActionKind.UNVERIFY_TASK, Optional.of(task), Optional.empty());
    }

    /** The account may create Arena tasks for its knowledge of the field. */
    public static ProposalAction recogniseExpert(AccountId expert) {
        return empty(ActionKind.RECOGNISE_EXPERT, Optional.empty(), Optional.of(expert));
    }

    public static ProposalAction dismissExpert(AccountId expert) {
        return empty(ActionKind.DISMISS_EXPERT, Optional.empty(), Optional.of(expert));
    }

    /** SHA-256 of the canonical JSON: what organisations approve. */
    public Digest digest() {
        return FieldHash.ofBytes(Json.writeBytes(this));
    }
}
