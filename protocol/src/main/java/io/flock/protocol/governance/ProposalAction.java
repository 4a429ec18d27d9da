package io.flock.protocol.governance;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/** What a proposal would do; exactly the one detail that its kind needs is there. */
public record ProposalAction(
        ActionKind kind,
        Optional<GovernanceParameters> parameters,
        Optional<Grant> grant,
        Optional<OrganisationId> organisation,
        Optional<TaskId> task) {

    public ProposalAction {
        boolean organisational = kind == ActionKind.ADD_ORGANISATION || kind == ActionKind.REMOVE_ORGANISATION;
        if (parameters.isPresent() != (kind == ActionKind.SET_PARAMETERS)
                || grant.isPresent() != (kind == ActionKind.MINT)
                || organisation.isPresent() != organisational
                || task.isPresent() != (kind == ActionKind.STOP_TASK)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    kind + " lacks its detail, or has another's",
                    "give parameters for SET_PARAMETERS, grant for MINT, organisation for ADD_ORGANISATION and"
                            + " REMOVE_ORGANISATION, task for STOP_TASK, and nothing else");
        }
    }

    public static ProposalAction setParameters(GovernanceParameters parameters) {
        return new ProposalAction(
                ActionKind.SET_PARAMETERS,
                Optional.of(parameters),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static ProposalAction mint(Grant grant) {
        return new ProposalAction(
                ActionKind.MINT, Optional.empty(), Optional.of(grant), Optional.empty(), Optional.empty());
    }

    public static ProposalAction addOrganisation(OrganisationId organisation) {
        return ofOrganisation(ActionKind.ADD_ORGANISATION, organisation);
    }

    public static ProposalAction removeOrganisation(OrganisationId organisation) {
        return ofOrganisation(ActionKind.REMOVE_ORGANISATION, organisation);
    }

    public static ProposalAction stopTask(TaskId task) {
        return new ProposalAction(
                ActionKind.STOP_TASK, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(task));
    }

    private static ProposalAction ofOrganisation(ActionKind kind, OrganisationId organisation) {
        return new ProposalAction(
                kind, Optional.empty(), Optional.empty(), Optional.of(organisation), Optional.empty());
    }

    /** SHA-256 of the canonical JSON: what organisations approve. */
    public Digest digest() {
        return FieldHash.ofBytes(Json.writeBytes(this));
    }
}
