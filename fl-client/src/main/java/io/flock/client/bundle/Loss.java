package io.flock.client.bundle;

/** What training makes small, a mean over the examples. */
public enum Loss {
    /** −ln of the probability that the model gives the true class. */
    CROSS_ENTROPY,
    /** {@code (ŷ − y)²} of the scaled number. */
    SQUARED_ERROR;

    /** The one that fits what is predicted. */
    static Loss of(LabelSpec label) {
        return label instanceof LabelSpec.Classes ? CROSS_ENTROPY : SQUARED_ERROR;
    }
}
