package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import java.util.Optional;
import java.util.stream.Stream;

/** Applications for a task, and what else accounts have written in it. */
final class Applications {
    private Applications() {}

    /** The application, wherever its slot; it stays when its account unstakes, so that a slot is used once. */
    static Optional<StakeRecord> stake(Ledger ledger, TaskId task, AccountId account) {
        return ledger.find(ArenaKeys.member(task, account), MembershipRecord.class)
                .flatMap(member ->
                        ledger.find(ArenaKeys.stake(task, account.organisation(), member.slot()), StakeRecord.class));
    }

    /** All of an organisation, in the order of their slots. */
    static Stream<StakeRecord> of(Ledger ledger, TaskId task, OrganisationId organisation) {
        return ledger.range(ArenaKeys.stakes(task, organisation), StakeRecord.class).stream()
                .map(Found::document);
    }

    static Optional<UnstakeRecord> unstaked(Ledger ledger, TaskId task, AccountId account) {
        return ledger.find(ArenaKeys.unstaked(task, account), UnstakeRecord.class);
    }

    static ArenaClaimRecord claimed(Ledger ledger, TaskId task, AccountId account) {
        return ledger.find(ArenaKeys.claimed(task, account), ArenaClaimRecord.class)
                .orElseGet(ArenaClaimRecord::none);
    }
}
