package io.flock.client.cli.simulate;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import picocli.CommandLine.Option;

/** The seed of a simulation of training. */
final class SeedOption {
    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "of all that is drawn (1)")
    private long seed;

    SeedOption() {}

    Digest digest() {
        return FieldHash.ofDomain("flock/simulation-seed/v1").field(seed).digest();
    }
}
