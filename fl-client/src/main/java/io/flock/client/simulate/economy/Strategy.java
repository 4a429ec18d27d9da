package io.flock.client.simulate.economy;

/** How the deviating organisations of a task behave; the others are honest. */
public enum Strategy {
    /** Does its duty. */
    HONEST(Side.BOTH, "trains each epoch, scores what it measured, reveals"),
    /** Takes part with nothing that would earn: the zero of all comparisons. */
    ABSTAINING(Side.NODES, "stakes and never submits"),
    /** Does not train after the first epoch. */
    LAZY_NODE(Side.NODES, "trains once, submits that model for ever"),
    /** Scores without measuring. */
    LAZY_VALIDATOR(Side.VALIDATORS, "reports the last consensus instead of measuring"),
    /** The same stake over more accounts. */
    SPLITTING(Side.BOTH, "the same stake over four times as many accounts, near copies of its model from each"),
    /** Submits the bytes that anybody can fetch. */
    COPYING(Side.NODES, "submits another's artifact, which is enveloped and names another account"),
    /** A validator of its organisation leaks the best model of the epoch before. */
    COPYING_LEAKED(Side.NODES, "submits a near copy of the best rival's model, leaked by its own validator"),
    /** The same, made worse so that it is no tie. */
    COPYING_WORSENED(Side.NODES, "the same, made worse by more than minGain so that it is not tied"),
    /** The same, with many near copies to choose from. */
    COPYING_CHOSEN(Side.NODES, "the same, the best of a hundred near copies by its own measurement"),
    /** The same, after a first submission that cost nothing. */
    COPYING_AFTER_JUNK(Side.NODES, "submits an untrained model first, then the leaked near copies"),
    /** Submits what cost nothing, always. */
    JUNK(Side.NODES, "submits an untrained model in every epoch"),
    /** Goes on from a leaked model with work of its own. */
    TRAINING_LEAKED(Side.NODES, "trains the leaked model further in each epoch"),
    /** A coalition lies loudly where it has captured a jury. */
    COLLUDING_LOUD(Side.BOTH, "coalition; in captured juries it reports scores far off, and repeats them in disputes"),
    /** A coalition lies below the threshold of disputes. */
    COLLUDING_QUIET(Side.BOTH, "coalition; in captured juries it reports scores just below the dispute's tolerance"),
    /** The same, to have copies stand that are not better enough. */
    COLLUDING_COPIES(
            Side.BOTH, "the same, and after the first epoch its nodes submit the best of a hundred leaked near copies"),
    /** A coalition lies only where nobody else looks. */
    COLLUDING_SURE(Side.BOTH, "coalition; where it holds every seat of a jury it reports scores far off"),
    /** Keeps a preimage back when the other seed is better for it. */
    WITHHOLDING_PREIMAGE(Side.VALIDATORS, "does not check in when the seed without its preimage gives it more work"),
    /** Keeps a guessed score back when it sees that it was wrong. */
    WITHHOLDING_SCORES(Side.VALIDATORS, "guesses like the lazy validator, and does not reveal what turns out wrong"),
    /** Measures on a machine that rounds otherwise. */
    OTHER_MACHINE(Side.VALIDATORS, "honest; one measurement of a hundred is one example of 250 off"),
    /** Lets others work with its stake. */
    DELEGATING(Side.BOTH, "does nothing itself; its stake is in the pools of an honest organisation"),
    /** Works with others' stake beside its own. */
    BACKED(Side.BOTH, "does its duty; an outsider has delegated as much again to it"),
    /** Delegates to itself. */
    SELF_DELEGATING(Side.BOTH, "does its duty with a sixth of its stake, the rest delegated to itself"),
    /** The same, to lie more cheaply. */
    SELF_DELEGATING_LAZY(Side.VALIDATORS, "the same, and guesses like the lazy validator");

    /** Which part of the deviators' income is compared. */
    enum Side {
        NODES,
        VALIDATORS,
        BOTH
    }

    private final Side side;
    private final String words;

    Strategy(Side side, String words) {
        this.side = side;
        this.words = words;
    }

    Side side() {
        return side;
    }

    /** What it does, in one line. */
    public String words() {
        return words;
    }

    /** Whether it is there to be compared with. */
    boolean hasNoBar() {
        return switch (this) {
            case HONEST, ABSTAINING, OTHER_MACHINE, DELEGATING, TRAINING_LEAKED, JUNK -> true;
            default -> false;
        };
    }

    boolean isCoalition() {
        return this == COLLUDING_LOUD || isQuiet() || this == COLLUDING_SURE;
    }

    /** Whether a coalition says in a dispute what it said in a jury that it held. */
    boolean repeatsLies() {
        return this == COLLUDING_LOUD || isQuiet();
    }

    /** Whether a coalition's lies stay below what is disputed. */
    boolean isQuiet() {
        return this == COLLUDING_QUIET || this == COLLUDING_COPIES;
    }

    boolean guesses() {
        return this == LAZY_VALIDATOR || this == WITHHOLDING_SCORES || this == SELF_DELEGATING_LAZY;
    }
}
