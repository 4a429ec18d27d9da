package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.NodeRole;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of member.
 *
 * @param role nothing for any member of the organisation
 */
public record Principal(String mspId, Optional<NodeRole> role) {
    public Principal {
        Objects.requireNonNull(role);
        if (mspId.isEmpty()) {
            throw new IllegalArgumentException("a principal names an organisation");
        }
    }

    boolean includes(Identity identity) {
        return identity.mspId().equals(mspId)
                && role.map(identity.role()::equals).orElse(true);
    }

    @Override
    public String toString() {
        return "'" + mspId + "." + role.map(NodeRole::unit).orElse("member") + "'";
    }
}
