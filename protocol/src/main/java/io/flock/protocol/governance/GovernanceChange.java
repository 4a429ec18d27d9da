package io.flock.protocol.governance;

import java.util.Optional;

/**
 * What a proposal changed, and in which place of the history.
 *
 * @param number how many changes there were then since the history began, this one included: their order, whatever
 *     clients' clocks say
 * @param changedAt seconds since 1970-01-01T00:00Z, as the client of the deciding approval claims
 * @param version how many of them were changes of this kind of subject: 3 is the third set of parameters after the first
 *     one, or the third time that the members changed
 * @param replaced the parameters until then; only where parameters changed
 */
public record GovernanceChange(
        int number, long changedAt, Subject subject, int version, Optional<GovernanceParameters> replaced) {}
