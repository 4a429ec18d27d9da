package io.flock.protocol.ledger;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys, with the text that each begins with and the number of its attributes. */
public enum KeyType {
    ACCOUNT("acct", 1),
    CREDIT("credit", 2),
    ALLOWANCE("allow", 2),
    ENTRY("entry", 2),
    LOCK("lock", 2),
    GOVERNANCE("gov", 1),
    PROPOSAL("govProposal", 1),
    APPROVAL("govApproval", 2),
    EXECUTED("govExecuted", 1),
    EXPERT("govExpert", 1),
    CHANGE("govChange", 2),
    TOTAL("total", 1),
    EPOCH("epoch", 1),
    STAKE_TOTAL("stakeTotal", 2),
    EMITTED("emit", 2),
    EMISSION_END("emitEnd", 1),
    TASK("fl", 1),
    PHASE("flPhase", 1),
    JOIN("flJoin", 3),
    MEMBER("flMember", 2),
    ROSTER("flRoster", 1),
    ROUND("flRound", 2),
    SEED("flSeed", 3),
    UPDATE("flUpd", 3),
    VOTE("flVote", 3),
    AGGREGATE("flAgg", 3),
    LEAVE("flLeave", 2),
    LEAK("flLeak", 4),
    CLAIMED("claimed", 2),
    ARENA("arena", 1),
    ARENA_PHASE("arenaPhase", 1),
    ARENA_STAKE("arenaStake", 3),
    ARENA_MEMBER("arenaMember", 2),
    ARENA_UNSTAKED("arenaUnstaked", 2),
    ARENA_ROSTER("arenaRoster", 1),
    ARENA_ACCESS("arenaAccess", 1),
    ARENA_CONFIRM("arenaConfirm", 2),
    ARENA_SEED("arenaSeed", 3),
    ARENA_SUBMISSION("arenaSub", 3),
    ARENA_READY("arenaReady", 3),
    ARENA_SCORE("arenaScore", 4),
    ARENA_LEAK("arenaLeak", 4),
    ARENA_FINAL_KEY("arenaFinalKey", 1),
    ARENA_EPOCH("arenaEpoch", 2),
    ARENA_CLAIMED("arenaClaimed", 2),
    SETTLEMENT("settle", 2),
    MODEL("model", 1),
    MODEL_VERSION("modelVersion", 2),
    MODEL_OF("modelOf", 2),
    MODEL_HOST("modelHost", 2),
    CHANNEL("chan", 3),
    REVENUE("revenue", 3),
    REVENUE_FOLD("revenueFold", 2),
    REVENUE_CLAIM("revenueClaim", 3),
    RATING("rating", 3),
    REFERRAL("referral", 2),
    DERIVED("derived", 1),
    KNOWLEDGE("knowledge", 2),
    KNOWLEDGE_VOTE("knowledgeVote", 4),
    KNOWLEDGE_OPEN("knowledgeOpen", 1),
    KNOWLEDGE_REVENUE("knowledgeRevenue", 2),
    KNOWLEDGE_FOLD("knowledgeFold", 1),
    KNOWLEDGE_CLAIM("knowledgeClaim", 2),
    POINTS("points", 2),
    POOL("pool", 2),
    DELEGATION("delegation", 3),
    POOL_TASK("poolTask", 3),
    ALLOTMENT("poolAllotment", 2),
    ALLOTMENT_PARTS("poolParts", 2),
    POOL_CLAIMED("poolClaimed", 3);

    private final String text;
    private final int attributes;

    KeyType(String text, int attributes) {
        this.text = text;
        this.attributes = attributes;
    }

    /** What keys of this type begin with. */
    public String text() {
        return text;
    }

    /** How many attributes follow. */
    public int attributes() {
        return attributes;
    }

    static Optional<KeyType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
