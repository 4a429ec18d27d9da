package io.flock.testnet.demo.report;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One settled round.
 *
 * @param round from 0
 * @param accuracy of the global model after it, 0 to 1, on images that nobody trained on
 * @param voided whether too few revealed
 * @param adopted whether an aggregate became the new global model
 * @param proposers who was drawn to propose
 * @param voters who was drawn to vote
 * @param standing whose update was accepted
 * @param penalised who paid in it
 * @param stakes of every member of the roster after the round
 */
public record RoundResult(
        int round,
        double accuracy,
        boolean voided,
        boolean adopted,
        Set<AccountId> proposers,
        Set<AccountId> voters,
        Set<AccountId> standing,
        Set<AccountId> penalised,
        Map<AccountId, Amount> stakes) {

    public RoundResult {
        proposers = Collections.unmodifiableSortedSet(new TreeSet<>(proposers));
        voters = Collections.unmodifiableSortedSet(new TreeSet<>(voters));
        standing = Collections.unmodifiableSortedSet(new TreeSet<>(standing));
        penalised = Collections.unmodifiableSortedSet(new TreeSet<>(penalised));
        stakes = Collections.unmodifiableSortedMap(new TreeMap<>(stakes));
    }
}
