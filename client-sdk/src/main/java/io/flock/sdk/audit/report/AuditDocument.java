package io.flock.sdk.audit.report;

import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.BlockSpan;
import io.flock.sdk.audit.Dispute;
import io.flock.sdk.audit.MoneySums;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.SeenChaincode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The report of an audit, for others to check: with the same blocks, the same knowledge and the same program they get the
 * same bytes.
 *
 * @param formatVersion of this document, {@link #FORMAT}
 * @param program the name and version of the software that audited
 * @param chaincode whose transactions were audited
 * @param chaincodes all whose transactions stand in the blocks, by name and version
 * @param foundingDigest of the document that the consortium was founded with; absent before that
 * @param known what the auditor knew beside the blocks
 * @param blocks which blocks were read; absent: none
 * @param orderers which of them the channel's orderers signed
 * @param withheld how often an account kept back a preimage after others could have shown theirs
 * @param disputes submissions of the Arena that were judged twice, the first {@value AuditReport#SHOWN_DISPUTES} in the
 *     order of tasks, epochs and nodes
 * @param disputesInAll how many there are, those that are not shown included
 * @param differences the first {@value AuditReport#SHOWN_DIFFERENCES} in the order of blocks; those of models come last,
 *     all of them
 * @param differencesInAll how many there are, those that are not shown included
 * @param rounds whether adopted models were computed again; absent when that was not asked for
 */
public record AuditDocument(
        int formatVersion,
        @Limit(128) String program,
        @Limit(249) String channel,
        @Limit(64) String chaincode,
        @Limit(MANY) List<SeenChaincode> chaincodes,
        Optional<Digest> foundingDigest,
        Knowledge known,
        Optional<BlockSpan> blocks,
        OrderedBlocks orderers,
        TransactionCounts transactions,
        MoneySums money,
        @Limit(MANY) SortedMap<AccountId, Integer> withheld,
        @Limit(AuditReport.SHOWN_DISPUTES) List<Dispute> disputes,
        long disputesInAll,
        @Limit(MANY) List<NamedDifference> differences,
        long differencesInAll,
        @Limit(MANY) Optional<List<RoundCheck>> rounds) {
    /** The version of the format that this software writes. */
    public static final int FORMAT = 1;

    static final int MANY = Integer.MAX_VALUE;

    public AuditDocument {
        chaincodes = List.copyOf(chaincodes);
        disputes = List.copyOf(disputes);
        differences = List.copyOf(differences);
        rounds = rounds.map(List::copyOf);
    }

    /**
     * The document of a report.
     *
     * @param program name and version
     * @param rounds empty when models were not computed again
     */
    public static AuditDocument of(AuditReport report, String program, Optional<List<RoundCheck>> rounds) {
        return new AuditDocument(
                FORMAT,
                program,
                report.settings().channel(),
                report.settings().chaincode(),
                report.chaincodes(),
                report.foundingDigest(),
                Knowledge.of(report.settings()),
                report.span(),
                report.orderers(),
                new TransactionCounts(report.transactions(), report.valid()),
                report.money(),
                report.withheld(),
                report.disputes(),
                report.disputesInAll(),
                report.differences().stream().map(NamedDifference::of).toList(),
                report.differencesInAll(),
                rounds);
    }

    /** The one canonical form: keys sorted, no white space, and a line feed at the end. */
    public byte[] canonicalBytes() {
        return (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
