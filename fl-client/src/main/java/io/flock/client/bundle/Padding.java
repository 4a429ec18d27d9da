package io.flock.client.bundle;

/** What a window does at the edge of an image. */
public enum Padding {
    /** Zeros are added so that the output has ⌈input / stride⌉ rows and columns; the odd one out at the end. */
    SAME,
    /** Only whole windows count: ⌊(input − size) / stride⌋ + 1. */
    VALID
}
