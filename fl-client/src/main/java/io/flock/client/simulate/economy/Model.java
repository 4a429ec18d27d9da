package io.flock.client.simulate.economy;

/**
 * A submitted model.
 *
 * @param quality what an exact measurement on the validation set gives, from 0 to 1
 * @param name whose training it is, and of which epoch: copies have the luck of the original on the final set
 * @param firstEpoch in which its account first revealed it
 * @param valid whether it can be loaded and names its account
 */
record Model(double quality, String name, int firstEpoch, boolean valid) {

    /** Whether it is the same file. */
    boolean isSameAs(Model other) {
        return name.equals(other.name) && firstEpoch == other.firstEpoch && quality == other.quality;
    }

    Model copiedIn(int epoch, double difference) {
        return new Model(quality + difference, name, epoch, true);
    }
}
