package io.flock.client.bundle;

/**
 * One layer of a model. A model is a chain of them that ends in {@link Output}; between an image-shaped and a flat
 * layer the values are taken channel by channel, row by row.
 */
public sealed interface LayerSpec {
    /**
     * Every input to every unit: {@code activation(weight · x + bias)}.
     *
     * @param units 1 to 65,536
     */
    record Dense(int units, Activation activation) implements LayerSpec {}

    /**
     * Square filters over an image.
     *
     * @param filters number of output channels, 1 to 4,096
     * @param size rows and columns of a filter, 1 to 31
     * @param stride step in rows and columns, 1 to 31
     */
    record Conv2d(int filters, int size, int stride, Padding padding, Activation activation) implements LayerSpec {}

    /** The largest value of each square window, channel by channel; size and stride 1 to 31. */
    record MaxPool(int size, int stride, Padding padding) implements LayerSpec {}

    /**
     * Normalises each channel (or each value of a flat input) over the batch, with ε = 10⁻⁵; running mean and
     * variance move by a tenth per batch and travel with the weights.
     */
    record BatchNorm() implements LayerSpec {}

    /**
     * In training, sets each value to zero with probability {@code rate} and divides the others by 1 − rate.
     *
     * @param rate in [0, 0.95]
     */
    record Dropout(double rate) implements LayerSpec {}

    /**
     * A layer that goes through a sequence step by step, from a state of zeros. Before {@link Dense} and {@link Output} it
     * returns its last step.
     */
    sealed interface Recurrent extends LayerSpec {
        /** Values of the state, 1 to 4,096. */
        int units();

        /** What goes on to the next layer. */
        Returns returns();

        /** Sums that each unit takes in each step. */
        int gates();
    }

    /**
     * Long short-term memory without peepholes (Gers, Schmidhuber, Cummins 2000): with the gates i, f, g, o of each step
     * in this order, {@code c ← σ(f)·c + σ(i)·tanh(g)}, {@code h ← σ(o)·tanh(c)}.
     */
    record Lstm(int units, Returns returns) implements Recurrent {
        @Override
        public int gates() {
            return 4;
        }
    }

    /** {@code h ← tanh(weight · x + recurrent · h + bias)} (Elman 1990). */
    record Rnn(int units, Returns returns) implements Recurrent {
        @Override
        public int gates() {
            return 1;
        }
    }

    /** Dense to one unit per class, with softmax. Last and only last. */
    record Output() implements LayerSpec {}
}
