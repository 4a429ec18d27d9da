package io.flock.protocol.alliance;

/** Where the global model comes from. */
public enum ModelSource {
    /** Initialised from the beacon's seed: nobody's choice. */
    SEED,
    /** A file. */
    ARTIFACT
}
