package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** One account's own records of a task. */
final class Applications {

    private Applications() {}

    /** The application, wherever its slot; it stays when its account leaves, so that a slot is used once. */
    static Optional<JoinRecord> join(Ledger ledger, TaskId task, AccountId account) {
        return ledger.find(LedgerKey.member(task, account), MembershipRecord.class)
                .flatMap(member ->
                        ledger.find(LedgerKey.join(task, account.organisation(), member.slot()), JoinRecord.class));
    }

    static Optional<LeaveRecord> leave(Ledger ledger, TaskId task, AccountId account) {
        return ledger.find(LedgerKey.leave(task, account), LeaveRecord.class);
    }
}
