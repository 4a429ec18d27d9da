package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;

/** What a voter's losses with an update say of it by itself. */
record SingleLossRule(LossRule loss, MirrorRule mirror, Coverage coverage) {
    /** @param testLoss with the update, on the voter's test split */
    Judgement judge(AccountId proposer, ModelWeights update, double testLoss) {
        String detail = loss.figures(testLoss);
        if (loss.isHarmful(testLoss)) {
            return Judgement.of(proposer, coverage.told(Reason.HARMFUL), detail);
        }
        return mirror.broken(update, testLoss)
                .map(losses -> Judgement.of(proposer, coverage.told(Reason.BACKWARDS), losses))
                .orElseGet(() -> Judgement.of(proposer, Reason.SOUND, detail));
    }
}
