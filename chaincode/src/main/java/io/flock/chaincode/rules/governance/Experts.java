package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ExpertList;
import io.flock.protocol.governance.ExpertRecord;
import io.flock.protocol.governance.ExpertView;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;

/** Whose knowledge of a field the consortium recognises. */
public final class Experts {

    private Experts() {}

    public static boolean isRecognised(Ledger ledger, AccountId account) {
        return ledger.find(LedgerKey.expert(account), ExpertRecord.class).isPresent();
    }

    /** @throws FlockException NOT_A_MEMBER, INVALID_ARGUMENT when it is recognised already */
    static void checkRecognise(Ledger ledger, AccountId account) {
        Membership.require(ledger, account.organisation());
        if (isRecognised(ledger, account)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, account + " is recognised already");
        }
    }

    /** @throws FlockException INVALID_ARGUMENT when it is not recognised */
    static void checkDismiss(Ledger ledger, AccountId account) {
        if (!isRecognised(ledger, account)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, account + " is no recognised expert");
        }
    }

    static void recognise(Ledger ledger, AccountId account, ProposalId proposal) {
        ledger.put(LedgerKey.expert(account), new ExpertRecord(proposal));
    }

    static void dismiss(Ledger ledger, AccountId account) {
        ledger.delete(LedgerKey.expert(account));
    }

    /** A page in the order of the accounts; the bookmark is the account with which the next one begins. */
    public static ExpertList experts(Ledger ledger, ListExperts request) {
        Page<ExpertRecord> page = ledger.page(
                KeyRange.experts(),
                request.bookmark().map(AccountId::parse).map(LedgerKey::expert),
                request.pageSize(),
                ExpertRecord.class);
        return new ExpertList(
                page.documents().stream()
                        .map(found -> new ExpertView(
                                AccountId.parse(found.lastAttribute()),
                                found.document().proposal()))
                        .toList(),
                page.next().map(key -> key.attributes().get(0)));
    }
}
