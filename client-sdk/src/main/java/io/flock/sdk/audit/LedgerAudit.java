package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.block.TransactionReader;
import io.flock.sdk.audit.internal.endorse.CreatorCheck;
import io.flock.sdk.audit.internal.endorse.EndorsementCheck;
import io.flock.sdk.audit.internal.endorse.ProposalCheck;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.finding.ForeignText;
import io.flock.sdk.audit.internal.money.MoneyCheck;
import io.flock.sdk.audit.internal.msp.Signers;
import io.flock.sdk.audit.internal.order.ChainCheck;
import io.flock.sdk.audit.internal.order.OrdererCheck;
import io.flock.sdk.audit.internal.rules.TransactionCheck;
import io.flock.sdk.audit.internal.state.AdoptedRounds;
import io.flock.sdk.audit.internal.state.Disputes;
import io.flock.sdk.audit.internal.state.ReplayedState;
import io.flock.sdk.audit.internal.state.StandingDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * An audit of one channel's blocks, given one after the other from block 0 on. Wherever they come from: {@link
 * StoredBlocks} or {@link LiveBlocks}. What it finds follows from the blocks and the settings alone.
 *
 * <pre>{@code
 * LedgerAudit audit = new LedgerAudit(AuditSettings.of("flock", "flock"));
 * flock.blocks().read(Duration.ofSeconds(10), audit::accept); // or StoredBlocks.read(copy, audit::accept)
 * audit.report().requireClean();
 * }</pre>
 */
public final class LedgerAudit {
    /** Characters of a chaincode's name or version that a report shows. */
    private static final int NAME = 128;

    private final AuditSettings settings;
    private final Findings findings = new Findings();
    private final ReplayedState state = new ReplayedState();
    private final ChainCheck chain = new ChainCheck(findings);
    private final OrdererCheck orderers;
    private final TransactionReader reader;
    private final CreatorCheck creators;
    private final ProposalCheck proposals;
    private final EndorsementCheck endorsements;
    private final TransactionCheck transactions;
    private final MoneyCheck money = new MoneyCheck(state, findings);
    private final Disputes disputes = new Disputes(state, findings);
    private final AdoptedRounds adopted = new AdoptedRounds(state, findings);
    private final SortedMap<SeenChaincode, Long> chaincodes =
            new TreeMap<>(Comparator.comparing(SeenChaincode::name).thenComparing(SeenChaincode::version));
    private long seen;
    private long valid;

    public LedgerAudit(AuditSettings settings) {
        this.settings = settings;
        this.orderers = new OrdererCheck(settings, findings);
        this.reader = new TransactionReader(settings.chaincode());
        Signers signers = new Signers(settings.authorities());
        this.creators = new CreatorCheck(signers, findings);
        this.proposals = new ProposalCheck(settings, findings);
        this.endorsements = new EndorsementCheck(signers, findings);
        this.transactions = new TransactionCheck(state, settings, signers, findings);
    }

    /**
     * Audits the next block.
     *
     * @throws FlockException DATA_INVALID: its number is none that a block can have
     */
    public void accept(Block block) {
        chain.accept(block);
        orderers.accept(block);
        long number = block.getHeader().getNumber();
        ByteString codes = BlockBytes.codes(block);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            boolean marked = i < codes.size() && codes.byteAt(i) == TxValidationCode.VALID_VALUE;
            try {
                reader.read(number, i, marked, block.getData().getData(i)).ifPresent(this::accept);
            } catch (InvalidProtocolBufferException | IndexOutOfBoundsException | FlockException e) {
                if (marked) {
                    findings.block(
                            number,
                            Difference.Kind.UNREADABLE,
                            "transaction " + i,
                            "a readable envelope",
                            String.valueOf(e.getMessage()));
                }
            }
        }
        money.afterBlock(number);
    }

    private void accept(AuditedTransaction transaction) {
        chaincodes.merge(
                new SeenChaincode(
                        ForeignText.cut(transaction.chaincode(), NAME),
                        ForeignText.cut(transaction.version(), NAME),
                        0),
                1L,
                Long::sum);
        boolean ours = transaction.chaincode().equals(settings.chaincode());
        if (!ours && transaction.writes().isEmpty()) {
            return;
        }
        seen++;
        if (!transaction.valid()) {
            return;
        }
        valid++;
        if (ours) {
            creators.check(transaction);
            proposals.check(transaction);
            members(transaction).ifPresent(members -> endorsements.check(transaction, members));
            transactions.check(transaction);
        } else {
            findings.transaction(
                    transaction,
                    Difference.Kind.WRITE,
                    "namespace " + settings.chaincode(),
                    "writes of its own chaincode only",
                    "writes by chaincode " + transaction.chaincode());
        }
        state.apply(transaction);
        money.wrote(transaction);
        disputes.wrote(transaction);
        adopted.wrote(transaction);
    }

    /** Before the founding its own document says who the organisations are; before that nothing was written. */
    private Optional<List<OrganisationId>> members(AuditedTransaction transaction) {
        try {
            return state.find(LedgerKey.consortium(), Consortium.class)
                    .map(Consortium::organisations)
                    .or(() -> transaction.function().equals("governance:Found")
                            ? Optional.of(Json.read(transaction.request(), Found.class)
                                    .document()
                                    .organisations())
                            : Optional.empty());
        } catch (FlockException e) {
            findings.transaction(
                    transaction, Difference.Kind.UNREADABLE, "consortium", "a readable document", e.getMessage());
            return Optional.empty();
        }
    }

    /** What was found so far. */
    public AuditReport report() {
        return new AuditReport(
                settings,
                chain.span(),
                orderers.ordered(),
                chaincodes.entrySet().stream()
                        .map(seen -> new SeenChaincode(
                                seen.getKey().name(), seen.getKey().version(), seen.getValue()))
                        .toList(),
                state.get(LedgerKey.consortium().composite())
                        .flatMap(json -> StandingDocument.read(json, Consortium.class))
                        .map(Consortium::foundingDigest),
                seen,
                valid,
                money.supply(),
                money.sums(),
                withheld(),
                disputes.first(),
                disputes.count(),
                findings.first(),
                findings.count());
    }

    /** The rounds that adopted a model so far, in the order of tasks and rounds. */
    public Stream<AdoptedRound> adoptedRounds() {
        return adopted.all();
    }

    private SortedMap<AccountId, Integer> withheld() {
        SortedMap<AccountId, Integer> counts = new TreeMap<>();
        state.all(KeyType.ROSTER).values().stream()
                .flatMap(json -> StandingDocument.read(json, Roster.class).stream())
                .flatMap(roster -> roster.members().stream())
                .filter(member -> member.withheld() > 0)
                .forEach(member -> counts.merge(member.account(), member.withheld(), LedgerAudit::sum));
        state.all(KeyType.ARENA_ROSTER).values().stream()
                .flatMap(json -> StandingDocument.read(json, ArenaRoster.class).stream())
                .flatMap(roster -> roster.members().stream())
                .filter(member -> member.withheld() > 0)
                .forEach(member -> counts.merge(member.account(), member.withheld(), LedgerAudit::sum));
        return counts;
    }

    /** Forged rosters may count up to the greatest number: there the sum stays. */
    private static int sum(int some, int more) {
        return (int) Math.min(Integer.MAX_VALUE, (long) some + more);
    }
}
