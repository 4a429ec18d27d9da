package io.flock.client.simulate.learning;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Arrays;

/**
 * What malicious participants do. They know each other, the global model and all honest updates of the round before
 * they send theirs, which on the ledger nobody does. Unless it says otherwise they vote for each other's updates and
 * against all others.
 */
public enum Poison {
    /** Nobody is malicious. */
    NONE("none"),
    /** Trains with class c called classes − 1 − c. */
    LABEL_FLIP("labelFlip"),
    /** Trains with one class called its neighbour, all of them the same one. */
    CLASS_FLIP("classFlip"),
    /** Its own step backwards. */
    SIGN_FLIP("signFlip"),
    /** Its own step backwards, ten times as long. */
    SIGN_FLIP_TEN("signFlip10"),
    /** Gaussian noise of standard deviation 0.1 on every weight. */
    NOISE("noise"),
    /** Every weight the same. */
    SAME_VALUE("sameValue"),
    /** The global model as it is; votes honestly. */
    FREE_RIDER("freeRider"),
    /** The global model with a little noise; votes honestly. */
    NOISY_FREE_RIDER("noisyFreeRider"),
    /** A little is enough (Baruch, Baruch, Goldberg 2019): mean − z · deviation of the honest, z by the numbers. */
    ALIE("alie"),
    /** Inner-product manipulation (Xie, Koyejo, Gupta 2019): the honest mean backwards. */
    INNER_PRODUCT("innerProduct"),
    /** Min-Max (Shejwalkar, Houmansadr 2021): as far as the two most distant honest updates are apart. */
    MIN_MAX("minMax"),
    /** Min-Sum (the same): squared distances add up to no more than those of the worst honest update. */
    MIN_SUM("minSum"),
    /**
     * Frames the honest: along what the honest have in common, and so far against what they learn that the mean of all who
     * go that way goes backwards.
     */
    FRAMING("framing"),
    /** Half of the examples carry a trigger in the first features, and the first class's label. */
    BACKDOOR("backdoor"),
    /** Proposes honestly, and turns each verdict round. */
    INVERTED_VOTES("invertedVotes"),
    /** Proposes honestly, and votes by chance. */
    RANDOM_VOTES("randomVotes"),
    /** Sends neither update nor vote. */
    SILENCE("silence");

    private final String text;

    Poison(String text) {
        this.text = text;
    }

    /** The attack of this name. */
    public static Poison named(String name) {
        return Arrays.stream(values())
                .filter(poison -> poison.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE,
                        "there is no attack '" + name + "'",
                        "use one of " + Arrays.toString(values())));
    }

    boolean votesHonestly() {
        return this == NONE || this == FREE_RIDER || this == NOISY_FREE_RIDER;
    }

    /** Whether all malicious proposers of a round send the same, which follows from what they all know. */
    boolean isAgreed() {
        return this == ALIE || this == INNER_PRODUCT || this == MIN_MAX || this == MIN_SUM;
    }

    @Override
    public String toString() {
        return text;
    }
}
