package io.flock.sdk.audit;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
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
            sum = member ? sum : sum.add(micros(stake.stake()));
        }
        for (String json : state.range(ArenaKeys.settlements(id)).values()) {
            for (Payout payout : Json.read(json, EpochSettlement.class).payouts()) {
                sum = sum.add(micros(payout.amount()));
            }
        }
        for (String json : state.range(ArenaKeys.unstaked(id)).values()) {
            sum = sum.subtract(micros(Json.read(json, UnstakeRecord.class).amount()));
        }
        for (String json : state.range(ArenaKeys.claimed(id)).values()) {
            sum = sum.subtract(micros(Json.read(json, ArenaClaimRecord.class).total()));
        }
        return sum;
    }

    private static BigInteger of(ArenaRoster roster) {
        BigInteger sum = micros(roster.pool()).add(micros(roster.locked())).add(micros(roster.creatorStake()));
        for (ArenaMember member : roster.members()) {
            sum = sum.add(micros(member.stake()));
        }
        for (Amount due : roster.dues().values()) {
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
