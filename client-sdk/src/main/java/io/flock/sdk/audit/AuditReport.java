package io.flock.sdk.audit;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an audit found. It follows from the blocks and the settings alone: whoever has the same gets the same.
 *
 * @param settings what was known beforehand
 * @param span which blocks were read; absent: none
 * @param orderers which of the blocks the channel's orderers signed
 * @param chaincodes all whose transactions stand in the blocks, by name and version
 * @param foundingDigest of the document that the consortium was founded with; absent before that
 * @param transactions of the chaincode, invalid ones included
 * @param valid those that changed the state
 * @param supply minted less burned
 * @param money where all FLOCK are
 * @param withheld how often an account kept back a preimage after others could have shown theirs: who tries to steer the
 *     draws shows here; {@link Integer#MAX_VALUE} stands for that and more, which only forged rosters come to
 * @param disputes submissions of the Arena that were judged twice: the first {@link #SHOWN_DISPUTES} in the order of tasks,
 *     epochs and nodes
 * @param disputesInAll how many there are, those that are not shown included
 * @param differences the first {@link #SHOWN_DIFFERENCES} in the order of blocks, and all of models behind them
 * @param differencesInAll how many there are, those that are not shown included
 */
public record AuditReport(
        AuditSettings settings,
        Optional<BlockSpan> span,
        OrderedBlocks orderers,
        List<SeenChaincode> chaincodes,
        Optional<Digest> foundingDigest,
        long transactions,
        long valid,
        Amount supply,
        MoneySums money,
        SortedMap<AccountId, Integer> withheld,
        List<Dispute> disputes,
        long disputesInAll,
        List<Difference> differences,
        long differencesInAll) {
    /** How many differences of the blocks a report shows; the further ones are counted. */
    public static final int SHOWN_DIFFERENCES = 1_000;

    /** How many disputes a report shows; the further ones are counted. */
    public static final int SHOWN_DISPUTES = 1_000;

    public AuditReport {
        chaincodes = List.copyOf(chaincodes);
        withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
        disputes = List.copyOf(disputes);
        differences = List.copyOf(differences);
    }

    /** How many blocks were read. */
    public long blocks() {
        return span.map(BlockSpan::count).orElse(0L);
    }

    /**
     * Whether the organisations' authorities were given, and certificates of endorsers and callers held against them; otherwise
     * a forged certificate with an organisation's name would pass.
     */
    public boolean signersCertified() {
        return !settings.authorities().isEmpty();
    }

    /**
     * Whether the authorities of the organisations that run orderers were given, and certificates of those who signed blocks held
     * against them; otherwise they are those that block 0 names, which whoever forges a whole chain writes too.
     */
    public boolean orderersCertified() {
        return !settings.orderers().isEmpty();
    }

    public boolean isClean() {
        return differencesInAll == 0;
    }

    /** The same, with what was found beside the blocks. */
    public AuditReport with(List<Difference> more) {
        return new AuditReport(
                settings,
                span,
                orderers,
                chaincodes,
                foundingDigest,
                transactions,
                valid,
                supply,
                money,
                withheld,
                disputes,
                disputesInAll,
                Stream.concat(differences.stream(), more.stream()).toList(),
                differencesInAll + more.size());
    }

    /**
     * Does nothing after a clean audit.
     *
     * @throws FlockException AUDIT_DIFFERENCES with the first one
     */
    public void requireClean() {
        if (!isClean()) {
            throw new FlockException(
                    ErrorCode.AUDIT_DIFFERENCES,
                    differencesInAll + " differences in " + blocks() + " blocks, the first: "
                            + differences.get(0).toString().replace('|', '/'),
                    "see the whole report; compare with another organisation's peer");
        }
    }
}
