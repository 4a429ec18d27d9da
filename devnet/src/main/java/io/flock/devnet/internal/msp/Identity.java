package io.flock.devnet.internal.msp;

import java.time.Instant;
import java.util.Objects;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/**
 * A valid member of an organisation.
 *
 * @param role the one that its certificate names
 * @param expires end of the certificate's validity; being valid does not depend on it
 */
public record Identity(String mspId, NodeRole role, Instant expires, ECPublicKeyParameters key) {
    public Identity {
        Objects.requireNonNull(mspId);
        Objects.requireNonNull(role);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(key);
    }
}
