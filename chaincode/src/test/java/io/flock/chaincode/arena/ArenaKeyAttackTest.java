package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attacks by a creator that holds keys back (row 44). Everybody else plays honestly. */
class ArenaKeyAttackTest {
    private final Consortium3 consortium = Consortium3.founded(7);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    /** Attack 44: keys for friends only: fewer than two thirds could open the set, everybody goes home in full. */
    @Test
    void attack44_keysForFriendsOnly_cancelTheTask() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.ACCESS);
        run.publish(ArenaPhase.ACCESS);
        List<Contestant> friends = run.of(ArenaRole.VALIDATOR).subList(0, 5);
        run.act(friends::contains);
        run.advance();

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.CANCELLED);
        for (Contestant contestant : run.contestants()) {
            run.submit(contestant, "Unstake", new Unstake(ArenaRun.TASK));
            assertThat(run.balance(contestant.identity())).isEqualTo(Consortium3.GRANT);
        }
        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(300));
    }

    /** Attack 44: who could not open the set has no duties and pays nothing. */
    @Test
    void attack44_whoNeverGotAKey_isNotSlashed() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.ACCESS);
        run.publish(ArenaPhase.ACCESS);
        Contestant forgotten = run.of(ArenaRole.VALIDATOR).get(0);
        run.act(contestant -> contestant != forgotten);
        run.advance();
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.stakeOf(forgotten)).isEqualTo(Amount.ofFlock(100));
        assertThat(run.settlement(0).payout(forgotten.account())).isEqualTo(Amount.ZERO);
    }

    /** Attack 44: no final key: the last ranking counts, the creator is slashed. */
    @Test
    void attack44_withoutTheFinalKey_theLastRankingCounts_andTheCreatorPays() {
        ArenaRun run = ArenaRun.disputed(consortium, 0).until(ArenaPhase.FINAL_KEY);
        Amount locked = run.roster().locked();
        AccountId best = run.settlement(1).ranking().get(0).account();
        run.advance();
        EpochSettlement settlement = run.settlement(2);

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);
        assertThat(settlement.penalties())
                .containsExactly(new Penalty(run.creator().account(), PenaltyReason.NO_FINAL_KEY, Amount.ofFlock(20)));
        assertThat(Amount.sum(
                        run.roster().vesting().stream().map(Payout::amount).toList()))
                .isEqualTo(locked);
        assertThat(run.roster().best().orElseThrow().node()).isEqualTo(best);
        assertThat(run.claim(run.creator())).isEqualTo(Amount.ofFlock(80));
    }

    /** Attack 44: a final set that nobody can read is no key at all. */
    @Test
    void attack44_aFinalSetThatNobodyCanRead_countsAsNoKey() {
        ArenaRun run = ArenaRun.disputed(consortium, 0);
        run.until(ArenaPhase.FINAL_KEY);
        run.lying((validator, node) -> Optional.of(Score.UNAVAILABLE));
        run.until(ArenaPhase.COMPLETED);

        assertThat(run.settlement(2).ranking()).isEmpty();
        assertThat(run.settlement(2).penalties())
                .extracting(Penalty::reason)
                .containsExactly(PenaltyReason.NO_FINAL_KEY);
        assertThat(run.roster().best().orElseThrow().node())
                .isEqualTo(run.of(ArenaRole.NODE).get(0).account());
    }
}
