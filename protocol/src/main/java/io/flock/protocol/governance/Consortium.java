package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.OrganisationId;
import java.util.List;

/** The members, in order, and the digest of the document that founded them. */
public record Consortium(List<OrganisationId> organisations, Digest foundingDigest) implements StateDocument {
    public Consortium {
        organisations = organisations.stream().sorted().distinct().toList();
    }

    public boolean has(OrganisationId organisation) {
        return organisations.contains(organisation);
    }

    /** How many organisations are more than half of the members. */
    public int majority() {
        return organisations.size() / 2 + 1;
    }
}
