package io.flock.chaincode.load;

import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import java.util.Arrays;
import java.util.List;

/**
 * What the steps of a task of the Arena cost the chaincode as participants grow; a fifth of them are nodes. The last epoch
 * of two and the final validation are shown, after the code has warmed up.
 */
public final class ArenaCostMain {
    private ArenaCostMain() {}

    public static void main(String[] arguments) {
        List<Integer> sizes = arguments.length == 0
                ? List.of(64, 16, 64, 128, 256)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        sizes.forEach(ArenaCostMain::measure);
    }

    private static void measure(int participants) {
        CostTable costs = new CostTable();
        costs.head(participants + " participants");
        ArenaRun run = LargeArena.created(participants, participants / 5);
        run.channel().observe(costs::seen);
        run.stakeAll();
        costs.print("OPEN");
        while (!run.phase().phase().isTerminal()) {
            ArenaPhaseRecord phase = run.phase();
            run.act(contestant -> true);
            run.advance();
            if (phase.epoch() > 0 || phase.phase().compareTo(ArenaPhase.SUBMIT) < 0) {
                costs.print(phase.phase().name());
            }
            costs.forget();
        }
        run.contestants().forEach(contestant -> run.claim(contestant.identity()));
        costs.print(run.phase().phase().name());
        CostTable.sizes(run.channel());
    }
}
