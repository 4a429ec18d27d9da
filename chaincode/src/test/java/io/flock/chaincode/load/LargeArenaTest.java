package io.flock.chaincode.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task of the Arena with as many participants as there can be; half of them nodes, so that there is most to judge. */
@Tag("slow")
class LargeArenaTest {
    private static final int PARTICIPANTS = 256;
    private static final int NODES = PARTICIPANTS / 2;

    private final LargePhase phase = new LargePhase(PARTICIPANTS);

    @Test
    void taskOf256_completes_withBoundedTransactions_andWithoutConflictsAmongTheHonest() {
        ArenaRun run = LargeArena.created(PARTICIPANTS, NODES);
        run.channel().observe(phase::seen);
        run.stakeAll();
        phase.requireNoConflicts();
        while (!run.phase().phase().isTerminal()) {
            // Who confirms reads what the creator has published before.
            if (run.view().awaited().contains(run.creator().account())) {
                run.publish(run.phase().phase());
            }
            phase.forget();
            run.act(contestant -> true);
            phase.requireNoConflicts();
            run.advance();
            phase.forget();
        }
        run.contestants().forEach(contestant -> run.claim(contestant.identity()));
        phase.requireNoConflicts();
        phase.report();

        assertThat(run.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);
        assertThat(run.roster().best()).isPresent();
        assertThat(run.roster().lastRanking()).hasSize(NODES);
        for (int epoch = 0; epoch <= run.epoch(); epoch++) {
            assertThat(run.settlement(epoch).penalties()).as("epoch %d", epoch).isEmpty();
        }
        assertThat(run.of(ArenaRole.VALIDATOR))
                .as("who judged the final was paid")
                .allMatch(judge ->
                        !run.settlement(run.epoch()).payout(judge.account()).isZero());
    }
}
