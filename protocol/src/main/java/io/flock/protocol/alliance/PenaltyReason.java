package io.flock.protocol.alliance;

/** Why stake is lost, in the order in which it is taken. */
public enum PenaltyReason {
    /** Never committed, or gave no preimage in SEED. */
    ABSENT,
    /** Committed and did not reveal: the price of a lie, since a liar would otherwise withdraw. */
    UNREVEALED,
    /** Somebody showed value and salt while the commit phase was open. */
    LEAKED,
    /** At least two thirds of the revealed weight, of two organisations, rejected the update; or the collective vote did all. */
    REJECTED_UPDATE,
    /** Against clear majorities on too many proposals; or against the collective vote. */
    MINORITY_VOTE,
    /** Another aggregate than the agreed one. */
    WRONG_DIGEST,
    /** A score that a clear result of a dispute found false. */
    FALSE_SCORE,
    /** The creator of an Arena task did not publish the key of its final set, or nobody could read the set with it. */
    NO_FINAL_KEY;

    /** Whether this is a lie, of which the keeper gets a tenth; there is no bounty on absence. */
    public boolean isLie() {
        return this != ABSENT;
    }
}
