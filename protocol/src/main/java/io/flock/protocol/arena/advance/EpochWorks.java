package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.reward.Work;
import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.List;

/** What an epoch pays validators for. */
public final class EpochWorks {
    private EpochWorks() {}

    /**
     * The scores of the first stage, held against the results that stand; who was at fault earns nothing.
     *
     * @param input of the advance that settles the epoch
     * @param epoch as judged, with all faults
     * @param results that stand
     * @return in account order, only of who scored something that has a result
     */
    public static List<Work> of(ArenaAdvanceInput input, EpochDocument epoch, List<Result> results) {
        ScoreSheets sheets = input.phase().phase() == ArenaPhase.SCORE_REVEAL
                ? new ScoreSheets(
                                epoch,
                                ArenaPhase.SCORE_COMMIT,
                                input.records().scores(),
                                input.frozen().stakes(ArenaRole.VALIDATOR))
                        .without(input.records().leaked())
                : Disputing.firstStage(input);
        List<Work> works = new ArrayList<>();
        for (AccountId validator : sheets.authors()) {
            List<Integer> distances = new ArrayList<>();
            for (Result result : results) {
                sheets.score(validator, result.node())
                        .filter(Score::counts)
                        .flatMap(own -> result.consensus().score().map(own::distanceTo))
                        .ifPresent(distances::add);
            }
            if (!distances.isEmpty() && !epoch.isFaulty(validator)) {
                works.add(new Work(validator, distances));
            }
        }
        return works;
    }
}
