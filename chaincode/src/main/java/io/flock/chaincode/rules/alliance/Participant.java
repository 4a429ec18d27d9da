package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;

/** The caller as a member of a task. */
record Participant(AccountId account, Member member) {

    /** @throws FlockException NOT_A_PARTICIPANT */
    static Participant of(Ledger ledger, CurrentTask task) {
        return task.roster(ledger)
                .flatMap(roster -> roster.member(ledger.account()))
                .map(member -> new Participant(ledger.account(), member))
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_A_PARTICIPANT, ledger.account() + " was not admitted to task " + task.id()));
    }

    /** @throws FlockException NOT_EXPECTED when the account was not drawn for the role */
    Participant requireRole(RoundDocument round, Role role) {
        boolean drawn = round.seat(account).filter(seat -> seat.role() == role).isPresent();
        if (!drawn) {
            throw notExpected("is no " + role.name() + " in round " + round.round());
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
