package io.flock.sdk.audit.internal.money;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a task holds: pool, stakes and dues, with the stakes of who applied and is no member, less what was claimed. */
final class TaskMoney {
    private TaskMoney() {}

    /** In micro-FLOCK; nothing before the task was created. */
    static BigInteger held(ReplayedState state, TaskId id) {
        Optional<TaskDocument> task = state.find(LedgerKey.task(id), TaskDocument.class);
        Optional<Roster> roster = state.find(LedgerKey.roster(id), Roster.class);
        BigInteger sum = micros(roster.map(Roster::total)
                .or(() -> task.map(created -> created.definition().rewardPool()))
                .orElse(Amount.ZERO));
        for (String json : state.range(KeyRange.joins(id)).values()) {
            JoinRecord join = Json.read(json, JoinRecord.class);
            boolean left = state.find(LedgerKey.leave(id, join.account()), LeaveRecord.class)
                    .isPresent();
            if (!left) {
                sum = sum.add(micros(ClaimRule.onLeave(roster, join).total()));
            }
        }
        KeyRange claims = new KeyRange(KeyType.CLAIMED, List.of(id.text()));
        for (String json : state.range(claims).values()) {
            sum = sum.subtract(
                    micros(Json.read(json, ClaimRecord.class).refund().total()));
        }
        return sum;
    }

    static BigInteger micros(Amount amount) {
        return BigInteger.valueOf(amount.micros());
    }
}
