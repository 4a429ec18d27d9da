package io.flock.devnet.internal.msp;

import java.time.Instant;
import java.util.Optional;

/** What can be said of serialised identity bytes. */
public sealed interface IdentityCheck {
    /** A member. */
    record Valid(Identity identity) implements IdentityCheck {}

    /** A certificate, of a known organisation by its own words, that is no member's. */
    record Invalid(String mspId, Instant expires, String reason) implements IdentityCheck {}

    /** Not an identity, or not issued by the organisation it names. The certificate's end is given where it has one. */
    record Malformed(String reason, Optional<Instant> expires) implements IdentityCheck {}

    /** The member, if it is one. */
    default Optional<Identity> member() {
        return this instanceof Valid valid ? Optional.of(valid.identity()) : Optional.empty();
    }

    /** End of the certificate's validity; nothing without a certificate. */
    default Optional<Instant> end() {
        if (this instanceof Valid valid) {
            return Optional.of(valid.identity().expires());
        }
        return this instanceof Invalid invalid ? Optional.of(invalid.expires()) : ((Malformed) this).expires();
    }
}
