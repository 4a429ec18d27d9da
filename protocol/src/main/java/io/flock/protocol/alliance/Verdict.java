package io.flock.protocol.alliance;

/** A voter's judgement of one update. */
public enum Verdict {
    ACCEPT('A'),
    REJECT('R'),
    /** The bytes could not be had, or the voter can't tell; counts in the denominator, and is never slashed. */
    UNAVAILABLE('U');

    private final char letter;

    Verdict(char letter) {
        this.letter = letter;
    }

    /** How it is written in a list of verdicts. */
    public char letter() {
        return letter;
    }
}
