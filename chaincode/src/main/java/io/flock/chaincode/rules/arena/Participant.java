package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;

/** The caller as a member of a task that takes part. */
record Participant(AccountId account, ArenaMember member) {
    /** @throws FlockException NOT_A_PARTICIPANT, NOT_EXPECTED when it is out */
    static Participant of(Ledger ledger, CurrentTask task) {
        Participant participant = task.roster(ledger)
                .flatMap(roster -> roster.member(ledger.account()))
                .map(member -> new Participant(ledger.account(), member))
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_A_PARTICIPANT, ledger.account() + " was not admitted to task " + task.id()));
        if (!participant.member().isActive()) {
            throw participant.notExpected("takes part in task " + task.id() + " no more");
        }
        return participant;
    }

    /** @throws FlockException NOT_EXPECTED for the other role */
    Participant requireRole(ArenaRole role) {
        if (member.role() != role) {
            throw notExpected("is no " + role);
        }
        return this;
    }

    /** @throws FlockException PREIMAGE_MISMATCH */
    void requireBehindTip(Digest preimage) {
        if (!HashChain.opens(member.tip(), preimage)) {
            throw new FlockException(
                    ErrorCode.PREIMAGE_MISMATCH,
                    "the preimage of " + account + " does not hash to its tip " + member.tip());
        }
    }

    FlockException notExpected(String why) {
        return new FlockException(ErrorCode.NOT_EXPECTED, account + " " + why);
    }
}
