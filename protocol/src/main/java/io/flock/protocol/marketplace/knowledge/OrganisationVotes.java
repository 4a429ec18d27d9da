package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The votes of one organisation's accounts about a document: one bounded document each, so that a close reads as many as
 * there are organisations, however many accounts one of them opens.
 */
public record OrganisationVotes(@Limit(OrganisationVotes.MOST_VOTERS) SortedMap<AccountId, KnowledgeVote> votes)
        implements StateDocument {
    /** As many accounts of an organisation as can vote on one document. */
    public static final int MOST_VOTERS = 32;

    public OrganisationVotes {
        votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }

    public static OrganisationVotes none() {
        return new OrganisationVotes(new TreeMap<>());
    }

    public Optional<KnowledgeVote> of(AccountId account) {
        return Optional.ofNullable(votes.get(account));
    }

    /**
     * With the first vote of an account.
     *
     * @throws FlockException TASK_FULL when no seat is left for the organisation
     */
    public OrganisationVotes plus(AccountId account, KnowledgeVote vote) {
        if (votes.size() >= MOST_VOTERS) {
            throw new FlockException(
                    ErrorCode.TASK_FULL,
                    MOST_VOTERS + " accounts of " + account.organisation() + " have voted, which is the most",
                    "vote with fewer accounts of an organisation");
        }
        SortedMap<AccountId, KnowledgeVote> more = new TreeMap<>(votes);
        more.put(account, vote);
        return new OrganisationVotes(more);
    }
}
