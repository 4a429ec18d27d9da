package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A creator that validates too, in gmFLOCK, and pays for a missing key in FLOCK. */
@Tag("scenario")
class MissingFinalKeyTest {
    @Test
    void missingFinalKey_isPricedByWhatTheCreatorLocked_andNotByItsStakeAsAValidator() {
        TimedLedger ledger = TimedLedger.founded(5);
        ArenaPlay play = new ArenaPlay(ledger, StakeUnit.GMFLOCK).withValidatingCreator();
        play.whole((account, now) -> now.phase() == ArenaPhase.FINAL_KEY);
        LedgerTrail trail = new LedgerTrail("flock");
        ledger.blocks().forEach(trail::accept);
        Explainer explainer = new Explainer(trail);

        Line line = explainer.round(ArenaPlay.TASK, 2, ledger.client(0)).lines().get(0);

        assertThat(line.what()).isEqualTo("penalty: NO_FINAL_KEY");
        assertThat(line.micros()).isEqualTo(-Amount.ofFlock(100).micros());
        assertThat(line.factors()).containsEntry("stakeAtEpochStart", "500").doesNotContainKey("burned");
        assertThat(line.follows()).isTrue();
        assertThat(explainer.balanceSheet(ArenaPlay.TASK).sum()).isZero();
        assertThat(ledger.audit().differences()).isEmpty();
    }
}
