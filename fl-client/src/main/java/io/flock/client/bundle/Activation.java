package io.flock.client.bundle;

/** What a dense or convolutional layer applies to each of its sums. */
public enum Activation {
    RELU,
    TANH,
    SIGMOID,
    IDENTITY
}
