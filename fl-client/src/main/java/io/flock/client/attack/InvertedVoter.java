package io.flock.client.attack;

import io.flock.client.conduct.Conduct;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;

/** Turns its scores round, and each of its verdicts, {@code UNAVAILABLE} excepted. Proposes honestly. */
public final class InvertedVoter implements Conduct {
    private final Conduct honest;

    /** Inverts the votes of this conduct. */
    public InvertedVoter(Conduct honest) {
        this.honest = honest;
    }

    @Override
    public ModelWeights propose(ModelWeights global, Digest seed, TrainingProgress progress) {
        return honest.propose(global, seed, progress);
    }

    @Override
    public List<Judgement> judge(ModelWeights global, List<Proposal> proposals, Deadline training) {
        return honest.judge(global, proposals, training).stream()
                .map(judgement -> new Judgement(
                        judgement.proposer(),
                        inverted(judgement.verdict()),
                        judgement.reason(),
                        "inverted: " + judgement.detail()))
                .toList();
    }

    @Override
    public AggregateScore score(ModelWeights global, ModelWeights aggregate) {
        return honest.score(global, aggregate).inverted();
    }

    private static Verdict inverted(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> Verdict.REJECT;
            case REJECT -> Verdict.ACCEPT;
            case UNAVAILABLE -> Verdict.UNAVAILABLE;
        };
    }
}
