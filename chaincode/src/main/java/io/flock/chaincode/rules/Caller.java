package io.flock.chaincode.rules;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.util.Objects;

/**
 * Who signed a transaction.
 *
 * @param account the organisation's MSP id and the enrolment id: a renewed certificate is the same account
 * @param governor may speak for its organisation in governance
 */
public record Caller(AccountId account, boolean governor) {

    public Caller {
        Objects.requireNonNull(account);
    }

    public OrganisationId organisation() {
        return account.organisation();
    }
}
