package io.flock.testnet.fabric;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.OrganisationId;
import java.util.List;
import java.util.Objects;

/**
 * The Java machine of one organisation's chaincode process. Members of a consortium choose their own; results must be
 * the same on all.
 *
 * @param javaHome folder of a JDK or JRE, 17 or newer
 * @param options further ones, such as {@code -Duser.language=tr} or {@code -Duser.timezone=Asia/Kolkata}
 */
public record ChaincodeJvm(OrganisationId organisation, @Limit(4096) String javaHome, @Limit(64) List<String> options) {
    public ChaincodeJvm {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(javaHome);
        options = List.copyOf(options);
    }

    /** The one that this program runs on, without further options. */
    public static ChaincodeJvm own(OrganisationId organisation) {
        return new ChaincodeJvm(organisation, System.getProperty("java.home"), List.of());
    }
}
