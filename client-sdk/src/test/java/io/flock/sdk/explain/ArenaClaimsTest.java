package io.flock.sdk.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.DelegationBounds;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ParametersDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.TrailStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two claims of 10 and then 15 micro-FLOCK at a fee of 8 %: 0.8 and 2 of the sum, rounded down 0 and 2. Rounded for itself,
 * the fee of the second would be 1.
 */
class ArenaClaimsTest {
    private static final TaskId TASK = TaskId.parse("digits");
    private static final AccountId CREATOR = AccountId.of("Org1MSP", "creator");
    private static final AccountId OWNER = AccountId.of("Org2MSP", "owner");
    private static final AccountId DELEGATOR = AccountId.of("Org3MSP", "delegator");
    private static final Digest DIGEST = Digest.parse("ab".repeat(32));
    private static final Millionths FEE = Millionths.of(80_000);

    private final List<TrailStep> steps = new ArrayList<>();

    @Test
    void secondClaim_hasTheFeeOfTheSum_byThePrintedFormula() {
        LedgerKey claimed = ArenaKeys.claimed(TASK, OWNER);
        twoClaims(
                claimed,
                new ArenaClaimRecord(1, micros(10), Amount.ZERO, Amount.ZERO, Amount.ZERO),
                new ArenaClaimRecord(2, micros(25), Amount.ZERO, Amount.ZERO, micros(2)),
                2);

        assertFees(lines(OWNER), "rewards + vested of all claims");
    }

    @Test
    void delegatorsSecondClaim_hasTheFeeOfTheSum_byThePrintedFormula() {
        LedgerKey claimed = PoolKeys.claimed(TASK, OWNER, DELEGATOR);
        twoClaims(
                claimed,
                new PoolClaimRecord(1, micros(10), Amount.ZERO, Amount.ZERO, false),
                new PoolClaimRecord(2, micros(25), Amount.ZERO, micros(2), false),
                2);

        assertFees(lines(DELEGATOR), "rewards of all claims");
    }

    @Test
    void feeRoundedForTheSecondClaimByItself_doesNotFollow() {
        twoClaims(
                ArenaKeys.claimed(TASK, OWNER),
                new ArenaClaimRecord(1, micros(10), Amount.ZERO, Amount.ZERO, Amount.ZERO),
                new ArenaClaimRecord(2, micros(25), Amount.ZERO, Amount.ZERO, micros(1)),
                1);

        assertThat(lines(OWNER)).extracting(Line::follows).containsExactly(true, false, false);
    }

    private static void assertFees(List<Line> lines, String earned) {
        assertThat(lines).hasSize(3).allMatch(Line::follows);
        Line first = lines.get(0);
        assertThat(first.factors())
                .containsEntry("fee", "0")
                .containsEntry("earnedBefore", "0")
                .containsEntry("earnedAfter", "0.00001");
        assertThat(feeByHand(first)).isZero();

        Line fee = lines.get(2);
        assertThat(fee.what()).isEqualTo("claim fee");
        assertThat(fee.formula())
                .isEqualTo("⌊claimFee · earnedAfter⌋ − ⌊claimFee · earnedBefore⌋, to the treasury; earned = " + earned);
        assertThat(fee.factors())
                .containsEntry("claimFee", "0.08")
                .containsEntry("earnedBefore", "0.00001")
                .containsEntry("earnedAfter", "0.000025");
        assertThat(fee.micros()).isEqualTo(-2).isEqualTo(-feeByHand(fee));
    }

    /** As somebody computes it who has nothing but the line. */
    private static long feeByHand(Line line) {
        return rounded(line.factors(), "earnedAfter") - rounded(line.factors(), "earnedBefore");
    }

    private static long rounded(Map<String, String> factors, String earned) {
        return new BigDecimal(factors.get("claimFee"))
                .multiply(new BigDecimal(factors.get(earned)))
                .movePointRight(6)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private List<Line> lines(AccountId account) {
        return new ArenaClaims(ArenaTrail.of(steps, TASK).orElseThrow(), account).lines();
    }

    /** Epoch 0 pays 10, which is claimed, then epoch 1 pays 15, to the owner as to its pool. */
    private void twoClaims(LedgerKey claimed, StateDocument first, StateDocument second, int fee) {
        wrote(Map.of(
                LedgerKey.parameters(),
                new ParametersDocument(GovernanceParameters.defaults()
                        .withArena(new ArenaBounds(Amount.ofFlock(100), FEE, 365))
                        .withDelegation(new DelegationBounds(Millionths.of(Millionths.ONE), 5, 0, 0, FEE))),
                ArenaKeys.task(TASK),
                new ArenaTaskDocument(task(), CREATOR, 0),
                ArenaKeys.phase(TASK),
                new ArenaPhaseRecord(ArenaPhase.SUBMIT, 0, 60),
                PoolKeys.parts(TASK, OWNER),
                new AllotmentParts(List.of(new Stakeholding(DELEGATOR, Amount.ofFlock(1))))));
        wrote(Map.of(ArenaKeys.settlement(TASK, 0), settlement(0, 10)));
        wrote(Map.of(claimed, first));
        wrote(Map.of(ArenaKeys.settlement(TASK, 1), settlement(1, 15)));
        wrote(Map.of(claimed, second, LedgerKey.entry(EntryKind.TREASURY, next()), new Entry(micros(fee))));
    }

    private void wrote(Map<LedgerKey, StateDocument> documents) {
        SortedMap<String, Optional<String>> writes = new TreeMap<>();
        documents.forEach((key, document) -> writes.put(key.composite(), Optional.of(Json.write(document))));
        steps.add(new TrailStep(
                "flock", next(), steps.size(), 1_800_000_000L + steps.size(), "arena:Any", OWNER, "{}", writes));
    }

    private TransactionId next() {
        return TransactionId.parse(String.format(Locale.ROOT, "%064x", steps.size()));
    }

    private static EpochSettlement settlement(int epoch, long micros) {
        return new EpochSettlement(
                epoch,
                false,
                DIGEST,
                List.of(),
                List.of(),
                Optional.empty(),
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                List.of(new Payout(OWNER, micros(micros))),
                List.of(new PoolShare(OWNER, micros(micros), Amount.ZERO, micros(micros), Amount.ZERO)),
                List.of(),
                List.of(),
                CREATOR,
                Amount.ZERO,
                Amount.ZERO);
    }

    private static ArenaTask task() {
        return ArenaTask.builder(
                        TASK,
                        new ContentRef("bafybundle", DIGEST),
                        new SealedSet(new ContentRef("bafyvalidation", DIGEST), DIGEST),
                        new SealedSet(new ContentRef("bafyfinalset", DIGEST), DIGEST))
                .build();
    }

    private static Amount micros(long micros) {
        return Amount.ofMicros(micros);
    }
}
