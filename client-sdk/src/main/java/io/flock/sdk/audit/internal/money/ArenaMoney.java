package io.flock.sdk.audit.internal.money;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** What an Arena task holds: pools, stakes, dues and settled rewards, less what was taken out. */
final class ArenaMoney {
    private ArenaMoney() {}

    /** In micro-FLOCK; nothing before the task was created. */
    static BigInteger held(ReplayedState state, TaskId id) {
        Optional<ArenaTaskDocument> task = state.find(ArenaKeys.task(id), ArenaTaskDocument.class);
        Optional<ArenaRoster> roster = state.find(ArenaKeys.roster(id), ArenaRoster.class);
        BigInteger sum = roster.map(ArenaMoney::of)
                .or(() -> task.map(ArenaTaskDocument::definition)
                        .map(definition -> micros(definition.rewardPool()).add(micros(definition.creatorStake()))))
                .orElse(BigInteger.ZERO);
        for (String json : state.range(ArenaKeys.stakes(id)).values()) {
            StakeRecord stake = Json.read(json, StakeRecord.class);
            boolean member =
                    roster.flatMap(frozen -> frozen.member(stake.account())).isPresent();
            sum = member ? sum : sum.add(micros(stake.refund().total()));
        }
        for (String json : state.range(ArenaKeys.settlements(id)).values()) {
            for (Payout payout : Json.read(json, EpochSettlement.class).payouts()) {
                sum = sum.add(micros(payout.amount()));
            }
            for (PoolShare share : Json.read(json, EpochSettlement.class).pools()) {
                sum = sum.add(micros(share.reward()));
            }
        }
        for (String json : state.range(ArenaKeys.unstaked(id)).values()) {
            sum = sum.subtract(
                    micros(Json.read(json, UnstakeRecord.class).refund().total()));
        }
        for (String json : state.range(ArenaKeys.claimed(id)).values()) {
            sum = sum.subtract(micros(Json.read(json, ArenaClaimRecord.class).total()));
        }
        return sum.add(allotted(state, id, roster));
    }

    /** Allotments are in the roster once their owners are admitted. */
    private static BigInteger allotted(ReplayedState state, TaskId id, Optional<ArenaRoster> roster) {
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<String, String> entry :
                state.range(PoolKeys.allotments(id)).entrySet()) {
            AccountId owner = AccountId.parse(
                    LedgerKey.parse(entry.getKey()).orElseThrow().attributes().get(1));
            if (roster.flatMap(frozen -> frozen.member(owner)).isEmpty()) {
                sum = sum.add(micros(
                        Json.read(entry.getValue(), AllotmentRecord.class).amount()));
            }
        }
        for (String json : state.range(PoolKeys.claimed(id)).values()) {
            sum = sum.subtract(micros(Json.read(json, PoolClaimRecord.class).total()));
        }
        return sum;
    }

    private static BigInteger of(ArenaRoster roster) {
        BigInteger sum = micros(roster.pool()).add(micros(roster.locked())).add(micros(roster.creatorStake()));
        for (ArenaMember member : roster.members()) {
            sum = sum.add(micros(member.money())).add(micros(member.delegated()));
        }
        for (Amount due : roster.dues().values()) {
            sum = sum.add(micros(due));
        }
        for (Amount due : roster.pools().dues().values()) {
            sum = sum.add(micros(due));
        }
        for (Payout payout : roster.vesting()) {
            sum = sum.add(micros(payout.amount()));
        }
        return sum;
    }

    private static BigInteger micros(Amount amount) {
        return TaskMoney.micros(amount);
    }
}
