package io.flock.client.dashboard;

import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/** What a document belongs to: {@code alliance:digits}, {@code arena:digits} or {@code model:reader}. */
final class Subject {
    static final String MODEL = "model:";

    private Subject() {}

    static Optional<String> of(LedgerKey key, Optional<String> document) {
        String first = key.attributes().get(0);
        KeyType type = key.type();
        return switch (type) {
            case TASK, PHASE, JOIN, MEMBER, ROSTER, ROUND, SEED, UPDATE, VOTE, AGGREGATE, LEAVE, LEAK, CLAIMED ->
                Optional.of("alliance:" + first);
            case ARENA,
                    ARENA_PHASE,
                    ARENA_STAKE,
                    ARENA_MEMBER,
                    ARENA_UNSTAKED,
                    ARENA_ROSTER,
                    ARENA_ACCESS,
                    ARENA_CONFIRM,
                    ARENA_SEED,
                    ARENA_SUBMISSION,
                    ARENA_READY,
                    ARENA_SCORE,
                    ARENA_LEAK,
                    ARENA_FINAL_KEY,
                    ARENA_EPOCH,
                    ARENA_CLAIMED,
                    SETTLEMENT -> Optional.of("arena:" + first);
            case MODEL,
                    MODEL_VERSION,
                    MODEL_HOST,
                    REVENUE,
                    REVENUE_FOLD,
                    REVENUE_CLAIM,
                    RATING,
                    REFERRAL,
                    KNOWLEDGE,
                    KNOWLEDGE_VOTE,
                    KNOWLEDGE_REVENUE,
                    KNOWLEDGE_FOLD,
                    KNOWLEDGE_CLAIM -> Optional.of(MODEL + first);
            case CHANNEL ->
                document.map(
                        json -> MODEL + LedgerMirror.parse(json).get("listing").getAsString());
            default -> Optional.empty();
        };
    }
}
