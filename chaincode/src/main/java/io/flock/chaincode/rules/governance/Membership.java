package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** Who belongs to the consortium, and what it has set. */
public final class Membership {

    private Membership() {}

    /**
     * The consortium, once it is founded with the document that this endorser's organisation agreed to.
     *
     * @throws FlockException FOUNDING_MISMATCH when it was founded with another one: an organisation takes no part in a
     *     ledger whose terms it did not choose
     */
    static Optional<Consortium> find(Ledger ledger) {
        Optional<Consortium> found = ledger.find(LedgerKey.consortium(), Consortium.class);
        found.ifPresent(consortium -> FoundingCheck.requireAgreed(ledger, consortium.foundingDigest()));
        return found;
    }

    /**
     * The consortium in force.
     *
     * @throws FlockException NOT_FOUNDED, or as {@link #find}
     */
    public static Consortium consortium(Ledger ledger) {
        return find(ledger)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.NOT_FOUNDED,
                        "the channel " + ledger.transaction().channel() + " has no consortium"));
    }

    /**
     * Refuses organisations that are no members.
     *
     * @throws FlockException NOT_A_MEMBER, or as {@link #consortium}
     */
    public static void require(Ledger ledger, OrganisationId organisation) {
        Consortium consortium = consortium(ledger);
        if (!consortium.has(organisation)) {
            throw new FlockException(
                    ErrorCode.NOT_A_MEMBER, organisation + " is none of " + consortium.organisations());
        }
    }

    /** The parameters in force; NOT_FOUNDED before there are any. */
    public static GovernanceParameters parameters(Ledger ledger) {
        consortium(ledger);
        return ledger.find(LedgerKey.parameters(), ParametersDocument.class)
                .orElseThrow(() -> new IllegalStateException("a founded consortium without parameters"))
                .parameters();
    }

    /** @throws FlockException NOT_AUTHORISED unless the caller may speak for its organisation */
    static void requireGovernor(Ledger ledger) {
        if (!ledger.caller().governor()) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    ledger.account() + " does not speak for its organisation",
                    "use an identity with attribute flock.role=governor, or an administrator's");
        }
    }
}
