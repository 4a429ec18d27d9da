package io.flock.client.judge;

import io.flock.protocol.alliance.Verdict;

/** Why an update got its verdict, in the order in which the rules are applied. */
public enum Reason {
    /** Its bytes could not be had within the phase. */
    UNAVAILABLE(Verdict.UNAVAILABLE),
    /** Other bytes than the ledger says, another account's, task's, round's or parent's, wrong shapes, NaN. */
    MALFORMED(Verdict.REJECT),
    /** The global model unchanged, or all but unchanged. */
    FREE_RIDER(Verdict.REJECT),
    /** Moves much further than the round's other updates, and than the voter's own steps where it has any. */
    NORM_OUTLIER(Verdict.REJECT),
    /** The same direction as the update of another organisation. */
    COLLUSION(Verdict.REJECT),
    /** Changes other weights than training on the voter's data does: noise. */
    UNTRAINED(Verdict.REJECT),
    /** Evaluating it took more time or memory than an honest one can, or ended the process that did it. */
    UNMEASURABLE(Verdict.REJECT),
    /** Makes the loss on the voter's own data clearly worse: by itself, or that of the mean of the round's updates. */
    HARMFUL(Verdict.REJECT),
    /** Leads away from where the opposite step would have led. */
    BACKWARDS(Verdict.REJECT),
    /** Looks harmful or backwards, but this voter's data does not tell for certain: it has no verdict. */
    DOUBTFUL(Verdict.UNAVAILABLE),
    /** Breaks no rule. */
    SOUND(Verdict.ACCEPT);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The verdict that goes with it. */
    public Verdict verdict() {
        return verdict;
    }
}
