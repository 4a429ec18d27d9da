package io.flock.protocol.governance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.util.Optional;

/**
 * An organisation's approval of a proposal.
 *
 * @param approver who spoke for the organisation
 * @param approvedAt seconds since 1970-01-01T00:00Z, as the approver claims; absent in records of before the history
 */
public record Voice(OrganisationId organisation, AccountId approver, Optional<Long> approvedAt) {}
