package io.flock.protocol.governance;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.TreeSet;

/**
 * What a consortium begins with. Each organisation starts its chaincode with the document's digest and refuses another
 * one, so that founding is each organisation's own decision.
 *
 * @param organisations the members, each once
 * @param genesis the first mint, one grant per account
 */
public record FoundingDocument(
        @Limit(64) List<OrganisationId> organisations,
        GovernanceParameters parameters,
        @Limit(1024) List<Grant> genesis) {

    public FoundingDocument {
        organisations = List.copyOf(organisations);
        genesis = List.copyOf(genesis);
        require(!organisations.isEmpty(), "a consortium has at least one organisation");
        require(
                new TreeSet<>(organisations).size() == organisations.size(),
                "an organisation stands twice in " + organisations);
        require(
                new TreeSet<>(genesis.stream().map(Grant::account).toList()).size() == genesis.size(),
                "an account has two genesis grants");
    }

    /** SHA-256 of the canonical JSON. */
    public Digest digest() {
        return FieldHash.ofBytes(Json.writeBytes(this));
    }

    /** All that is minted by founding. */
    public Amount minted() {
        return Amount.sum(genesis.stream().map(Grant::amount).toList());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, what);
        }
    }
}
