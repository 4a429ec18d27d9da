package io.flock.sdk.audit;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an audit found.
 *
 * @param blocks how many were read, from block 0 on
 * @param transactions of the chaincode, invalid ones included
 * @param valid those that changed the state
 * @param supply minted less burned
 * @param withheld how often an account kept back a preimage after others could have shown theirs: who tries to steer the
 *     draws shows here
 * @param endorsersCertified whether the organisations' authorities were given, and endorsers' certificates held against
 *     them; otherwise a forged certificate with an organisation's name would pass
 */
public record AuditReport(
        long blocks,
        long transactions,
        long valid,
        Amount supply,
        SortedMap<AccountId, Integer> withheld,
        boolean endorsersCertified,
        List<Difference> differences) {
    public AuditReport {
        withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
        differences = List.copyOf(differences);
    }

    public boolean isClean() {
        return differences.isEmpty();
    }

    /**
     * Does nothing after a clean audit.
     *
     * @throws FlockException AUDIT_DIFFERENCES with the first one
     */
    public void requireClean() {
        if (!isClean()) {
            throw new FlockException(
                    ErrorCode.AUDIT_DIFFERENCES,
                    differences.size() + " differences in " + blocks + " blocks, the first: "
                            + differences.get(0).toString().replace('|', '/'),
                    "see the whole report; compare with another organisation's peer");
        }
    }
}
