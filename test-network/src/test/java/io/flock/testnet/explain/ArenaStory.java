package io.flock.testnet.explain;

import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.util.List;
import java.util.Optional;

/**
 * An Arena task in which all kinds of money move: two pools of delegators, one behind a node and one behind a validator that
 * is slashed, silence in the SEED phase and at the check-in, a lie by score and another by withholding, emission that comes
 * so late that it is left over, and claims with a fee before and after the final reward has vested.
 */
final class ArenaStory {
    static final TimedLedger LEDGER = TimedLedger.founded(6);
    static final AccountId CREATOR = LEDGER.client(0);
    static final AccountId OWNER = LEDGER.client(1);
    static final AccountId NODE = LEDGER.client(2);
    static final AccountId ABSENT = LEDGER.client(6);
    static final AccountId LIAR = LEDGER.client(7);
    static final AccountId VALIDATOR = LEDGER.client(8);
    static final AccountId SILENT = LEDGER.client(14);
    static final AccountId DELEGATOR = LEDGER.client(15);
    static final int FINAL = 2;

    static {
        play();
    }

    private ArenaStory() {}

    private static void play() {
        pool(OWNER, ArenaRole.NODE, Amount.ofFlock(150));
        pool(ABSENT, ArenaRole.VALIDATOR, Amount.ofFlock(77));
        LEDGER.waitSeconds(86_400);
        ArenaPlay play = new ArenaPlay(LEDGER).withLies((account, stage) -> isLie(account, stage));
        play.staked();
        allot(OWNER, Amount.ofFlock(150));
        allot(ABSENT, Amount.ofFlock(77));
        LEDGER.decide(ProposalAction.verifyTask(TaskName.arena(ArenaPlay.TASK)));
        play.play(ArenaStory::isSilent, now -> now.epoch() == 1);
        LEDGER.submit(NODE, "arena:Claim", new Claim(ArenaPlay.TASK));
        LEDGER.submit(DELEGATOR, "delegation:ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, false));
        play.play(ArenaStory::isSilent, now -> now.epoch() == FINAL && now.phase() == ArenaPhase.DISPUTE_REVEAL);
        LEDGER.waitSeconds(86_410);
        LEDGER.submit(
                LEDGER.client(3), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        play.play(ArenaStory::isSilent, now -> false);
        play.claimed();
        LEDGER.waitSeconds(30L * 86_400);
        for (int i : new int[] {1, 2, 4, 5}) {
            LEDGER.submit(LEDGER.client(i), "arena:Claim", new Claim(ArenaPlay.TASK));
        }
        LEDGER.submit(DELEGATOR, "delegation:ClaimPool", new ClaimPool(ArenaPlay.TASK, OWNER, false));
        LEDGER.submit(DELEGATOR, "delegation:ClaimPool", new ClaimPool(ArenaPlay.TASK, ABSENT, false));
    }

    private static void pool(AccountId owner, ArenaRole role, Amount delegated) {
        LEDGER.submit(owner, "delegation:OpenPool", new OpenPool(role, Millionths.of(500_000), Amount.ofFlock(1)));
        LEDGER.submit(DELEGATOR, "delegation:Delegate", new Delegate(owner, role, delegated, Optional.empty()));
    }

    private static void allot(AccountId owner, Amount amount) {
        LEDGER.submit(owner, "delegation:AllotPool", new AllotPool(ArenaPlay.TASK, amount, List.of(DELEGATOR)));
    }

    private static boolean isLie(AccountId account, ArenaPhaseRecord stage) {
        return account.equals(LIAR) && stage.epoch() == 0 && stage.phase() == ArenaPhase.SCORE_COMMIT;
    }

    private static boolean isSilent(AccountId account, ArenaPhaseRecord now) {
        return switch (now.phase()) {
            case SEED -> account.equals(SILENT);
            case REVEAL -> now.epoch() == 0 && account.equals(ABSENT);
            case DISPUTE_REVEAL -> now.epoch() == 0 && account.equals(LIAR);
            default -> false;
        };
    }
}
