package io.flock.protocol.ledger;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;

/** The keys of the marketplace. */
public final class MarketKeys {
    private MarketKeys() {}

    public static LedgerKey listing(ListingId listing) {
        return LedgerKey.key(KeyType.MODEL, listing);
    }

    public static KeyRange listings() {
        return KeyRange.range(KeyType.MODEL);
    }

    public static LedgerKey version(VersionRef ref) {
        return LedgerKey.key(KeyType.MODEL_VERSION, ref.listing(), LedgerKey.digits(ref.version()));
    }

    /** Where a task's result is listed: one listing per task and model. */
    public static LedgerKey listed(TaskName task, Digest model) {
        return LedgerKey.key(KeyType.MODEL_OF, task, model);
    }

    public static LedgerKey host(ListingId listing, AccountId host) {
        return LedgerKey.key(KeyType.MODEL_HOST, listing, host);
    }

    public static KeyRange hosts(ListingId listing) {
        return KeyRange.range(KeyType.MODEL_HOST, listing);
    }

    public static LedgerKey channel(ChannelId channel) {
        return LedgerKey.key(KeyType.CHANNEL, channel.host(), channel.consumer(), channel.name());
    }

    public static KeyRange channels() {
        return KeyRange.range(KeyType.CHANNEL);
    }

    public static KeyRange channels(AccountId host, AccountId consumer) {
        return KeyRange.range(KeyType.CHANNEL, host, consumer);
    }

    public static KeyRange channels(AccountId host) {
        return KeyRange.range(KeyType.CHANNEL, host);
    }

    /** What one settlement left for the contributors of a version. */
    public static LedgerKey revenue(VersionRef ref, TransactionId settlement) {
        return LedgerKey.key(KeyType.REVENUE, ref.listing(), LedgerKey.digits(ref.version()), settlement);
    }

    public static KeyRange revenue(VersionRef ref) {
        return KeyRange.range(KeyType.REVENUE, ref.listing(), LedgerKey.digits(ref.version()));
    }

    public static LedgerKey revenueFold(VersionRef ref) {
        return LedgerKey.key(KeyType.REVENUE_FOLD, ref.listing(), LedgerKey.digits(ref.version()));
    }

    public static LedgerKey revenueClaim(VersionRef ref, AccountId account) {
        return LedgerKey.key(KeyType.REVENUE_CLAIM, ref.listing(), LedgerKey.digits(ref.version()), account);
    }

    /** An organisation's rating of a version: one, whatever accounts it has. */
    public static LedgerKey rating(VersionRef ref, OrganisationId organisation) {
        return LedgerKey.key(KeyType.RATING, ref.listing(), LedgerKey.digits(ref.version()), organisation);
    }

    public static KeyRange ratings(VersionRef ref) {
        return KeyRange.range(KeyType.RATING, ref.listing(), LedgerKey.digits(ref.version()));
    }

    public static LedgerKey referral(VersionRef ref) {
        return LedgerKey.key(KeyType.REFERRAL, ref.listing(), LedgerKey.digits(ref.version()));
    }

    /** Which version's feedback an Arena task answers. */
    public static LedgerKey derived(TaskId task) {
        return LedgerKey.key(KeyType.DERIVED, task);
    }

    public static LedgerKey knowledge(KnowledgeRef document) {
        return LedgerKey.key(KeyType.KNOWLEDGE, document.listing(), document.document());
    }

    public static KeyRange knowledge(ListingId listing) {
        return KeyRange.range(KeyType.KNOWLEDGE, listing);
    }

    /** An organisation's votes on a document; those of an earlier ballot stay under its number. */
    public static LedgerKey knowledgeVotes(KnowledgeRef document, int ballot, OrganisationId organisation) {
        return LedgerKey.key(
                KeyType.KNOWLEDGE_VOTE,
                document.listing(),
                document.document(),
                LedgerKey.digits(ballot),
                organisation);
    }

    public static KeyRange knowledgeVotes(KnowledgeRef document, int ballot) {
        return KeyRange.range(
                KeyType.KNOWLEDGE_VOTE, document.listing(), document.document(), LedgerKey.digits(ballot));
    }

    public static LedgerKey openProposals(AccountId account) {
        return LedgerKey.key(KeyType.KNOWLEDGE_OPEN, account);
    }

    /** What one settlement of searches left for the contributors of the documents that were used. */
    public static LedgerKey knowledgeRevenue(ListingId listing, TransactionId settlement) {
        return LedgerKey.key(KeyType.KNOWLEDGE_REVENUE, listing, settlement);
    }

    public static KeyRange knowledgeRevenue(ListingId listing) {
        return KeyRange.range(KeyType.KNOWLEDGE_REVENUE, listing);
    }

    public static LedgerKey knowledgeFold(ListingId listing) {
        return LedgerKey.key(KeyType.KNOWLEDGE_FOLD, listing);
    }

    public static LedgerKey knowledgeClaim(ListingId listing, AccountId account) {
        return LedgerKey.key(KeyType.KNOWLEDGE_CLAIM, listing, account);
    }

    /** An account's contribution points of a day: one small document each, so that there is no sum that all write. */
    public static LedgerKey points(AccountId account, int day) {
        return LedgerKey.key(KeyType.POINTS, account, LedgerKey.digits(day));
    }

    public static KeyRange points(AccountId account) {
        return KeyRange.range(KeyType.POINTS, account);
    }
}
