package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockRecord;
import java.util.List;
import java.util.SortedMap;

/** Who may vote on a document, and with which weight. */
public final class VoteRule {
    private VoteRule() {}

    /**
     * A vote that weighs what its locks gave in gmFLOCK. None of them can be redeemed before nobody can vote any more, so
     * that the same FLOCK never vote twice: neither locked again, nor by another account.
     *
     * @param locks of the account, those that the request names
     * @throws FlockException VOTE_CLOSED after its time or for another ballot, NOT_AUTHORISED for the contributor's own
     *     organisation, INVALID_ARGUMENT for no lock or for one named twice, LOCK_TOO_SHORT
     */
    public static KnowledgeVote vote(
            KnowledgeDocument document,
            VoteKnowledge request,
            SortedMap<TransactionId, LockRecord> locks,
            int clockWindowSeconds,
            AccountId by,
            long now) {
        requireOpen(document, request.ballot(), now);
        if (document.contributor().organisation().equals(by.organisation())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    document.ref() + " is of " + by.organisation() + " itself, which can't vote on it");
        }
        if (locks.isEmpty() || locks.size() < request.locks().size()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.locks is empty, or names a lock twice");
        }
        locks.forEach((id, lock) -> requireLocked(document, id, lock, clockWindowSeconds));
        return new KnowledgeVote(
                request.accept(),
                Amount.sum(locks.values().stream().map(LockRecord::gm).toList()),
                List.copyOf(request.locks()),
                now);
    }

    private static void requireOpen(KnowledgeDocument document, int ballot, long now) {
        if (document.status() != KnowledgeStatus.OPEN || document.ballot() != ballot || now >= document.votesUntil()) {
            throw new FlockException(
                    ErrorCode.VOTE_CLOSED,
                    "ballot " + document.ballot() + " on " + document.ref() + " is " + document.status()
                            + ", votes were taken before " + document.votesUntil() + "; this is ballot " + ballot
                            + " at " + now);
        }
    }

    private static void requireLocked(
            KnowledgeDocument document, TransactionId id, LockRecord lock, int clockWindowSeconds) {
        long from = GmFlock.redeemableAt(lock.lockedAt(), lock.days(), clockWindowSeconds);
        if (lock.redeemed().isPresent() || from < document.closableFrom()) {
            throw new FlockException(
                    ErrorCode.LOCK_TOO_SHORT,
                    "lock " + id + " can be redeemed from " + from + " on, the vote ends at "
                            + document.closableFrom());
        }
    }

    /**
     * Lets a repeated vote pass.
     *
     * @throws FlockException ALREADY_DONE when the account has voted otherwise
     */
    public static void requireSame(KnowledgeVote before, VoteKnowledge request, AccountId by) {
        if (before.accept() != request.accept() || !before.locks().equals(request.locks())) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    by + " has voted " + (before.accept() ? "for " : "against ") + request.document() + " with "
                            + before.locks().size() + " locks");
        }
    }
}
