package io.flock.devnet.internal.channel;

import io.flock.devnet.internal.policy.EndorsementPolicy;
import java.util.Objects;

/**
 * A chaincode as the channel defines it.
 *
 * @param sequence number of the definition, from 1
 * @param policyText as it was configured, empty for the channel's default
 */
public record ChaincodeDefinition(
        String name, String version, long sequence, String policyText, EndorsementPolicy policy) {
    public ChaincodeDefinition {
        Objects.requireNonNull(policyText);
        Objects.requireNonNull(policy);
        if (name.isEmpty() || version.isEmpty() || sequence < 1) {
            throw new IllegalArgumentException("a chaincode has a name, a version and a sequence from 1: " + name + ", "
                    + version + ", " + sequence);
        }
    }

    /** Label of its package. */
    public String label() {
        return name + "_" + version;
    }
}
