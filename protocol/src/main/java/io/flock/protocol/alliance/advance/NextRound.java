package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import java.util.List;

/** What follows a round that is over. */
final class NextRound {
    private static final int VOID_ROUNDS_THAT_END = 2;

    private NextRound() {}

    /**
     * After a round that counted: the next seed comes from the preimages shown in it, the next roles from that seed and
     * from who could be drawn before it was known. Without a further round, or with too few accounts, the task is complete.
     */
    static AdvanceOutcome afterSettled(Step step, RoundSettlement settlement) {
        AdvanceInput input = step.input();
        TaskDefinition definition = input.task().definition();
        int next = input.phase().round() + 1;
        if (next >= definition.rounds()) {
            return step.end(Phase.COMPLETED);
        }
        List<Member> candidates =
                Candidates.of(settlement.draw(), definition, input.records().leaves(), next);
        if (!Candidates.suffice(candidates)) {
            return step.end(Phase.COMPLETED);
        }
        Roster roster = settlement.roster();
        Digest seed = Beacon.next(settlement.round().seed(), Reveals.preimages(settlement.round(), input.records()));
        RoundDocument opened = RoundDocument.opened(
                next, seed, roster.model(), RoleDraw.draw(candidates, roster, definition, seed), List.of());
        return step.write(opened).inRound(next).to(Phase.PROPOSE_COMMIT);
    }

    /**
     * After a void round, which counts as a round: SEED runs again among those who are left. The second one in a row ends
     * the task.
     */
    static AdvanceOutcome afterVoid(Step step) {
        AdvanceInput input = step.input();
        TaskDefinition definition = input.task().definition();
        int next = input.phase().round() + 1;
        if (step.roster().voidStreak() >= VOID_ROUNDS_THAT_END) {
            return step.end(Phase.CANCELLED);
        }
        if (next >= definition.rounds()
                || !Candidates.suffice(
                        Candidates.of(step.roster(), definition, input.records().leaves(), next))) {
            return step.end(Phase.COMPLETED);
        }
        return step.inRound(next).to(Phase.SEED);
    }
}
