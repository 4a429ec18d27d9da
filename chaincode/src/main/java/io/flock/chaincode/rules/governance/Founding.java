package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** Founds the consortium, once. */
public final class Founding {

    private Founding() {}

    /**
     * Writes members, parameters and the genesis mint, which nobody could have spent before, straight into balances. The
     * same document again has no effect.
     *
     * @throws FlockException NOT_AUTHORISED, NOT_A_MEMBER, FOUNDING_MISMATCH, ALREADY_FOUNDED, NOT_A_MEMBER for a grant
     *     to somebody else's account
     */
    public static void found(Ledger ledger, Found request) {
        FoundingDocument document = request.document();
        Digest digest = document.digest();
        Membership.requireGovernor(ledger);
        Consortium consortium = new Consortium(document.organisations(), digest);
        requireMember(consortium, ledger.account());
        Optional<Consortium> founded = ledger.find(LedgerKey.consortium(), Consortium.class);
        if (founded.isPresent()) {
            requireSame(founded.get(), digest);
            return;
        }
        FoundingCheck.requireAgreed(ledger, digest);
        document.genesis().forEach(grant -> requireMember(consortium, grant.account()));

        ledger.put(LedgerKey.consortium(), consortium);
        ledger.put(LedgerKey.parameters(), new ParametersDocument(document.parameters()));
        History.beginWithFounding(ledger);
        ledger.happened(FlockEvent.of(EventKind.FOUNDED).withKey(LedgerKey.consortium()));
        for (Grant grant : document.genesis()) {
            Balances.add(ledger, grant.account(), grant.amount());
            ledger.happened(
                    FlockEvent.of(EventKind.MINTED).withAccount(grant.account()).withAmount(grant.amount()));
        }
        Entries.add(ledger, EntryKind.MINTED, document.minted());
    }

    private static void requireMember(Consortium consortium, io.flock.protocol.identity.AccountId account) {
        if (!consortium.has(account.organisation())) {
            throw new FlockException(
                    ErrorCode.NOT_A_MEMBER,
                    account + " belongs to none of " + consortium.organisations(),
                    "name only organisations of the founding document");
        }
    }

    private static void requireSame(Consortium founded, Digest digest) {
        if (!founded.foundingDigest().equals(digest)) {
            throw new FlockException(
                    ErrorCode.ALREADY_FOUNDED,
                    "the consortium was founded with " + founded.foundingDigest() + ", not with " + digest);
        }
    }
}
