package io.flock.testnet.scenario;

/** When in a phase a participant is killed. */
enum Moment {
    /** It stood still since before the phase opened: nothing of its part is done. */
    BEFORE_ITS_ACT,
    /** It has told that it begins. */
    AS_IT_BEGINS,
    /** It has written its commitment down, and may have sent it or not. */
    ONCE_WRITTEN_DOWN,
    /** The ledger has its act, and the phase still waits for nobody. */
    AFTER_ITS_ACT
}
