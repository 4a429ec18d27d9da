package io.flock.testnet.demo.report;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.RatingSummary;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small result with one of each: honest and malicious, adopted and void. */
final class Results {
    static final AccountId HONEST = AccountId.of("Org1MSP", "trainer-1");
    static final AccountId OTHER = AccountId.of("Org2MSP", "trainer-2");
    static final AccountId MALICIOUS = AccountId.of("Org3MSP", "trainer-3");

    private Results() {}

    static DemoResult withDifferences(String... differences) {
        return new DemoResult(
                "devnet",
                Optional.of(7L),
                "labelFlip",
                "COMPLETED",
                0.9625,
                0.1,
                41.25,
                1_900,
                0.84,
                321,
                612,
                4_711,
                List.of(differences),
                true,
                List.of(Digest.parse("ab".repeat(32))),
                List.of(
                        new ParticipantResult(HONEST, false, Amount.ofFlock(100), Amount.ofFlock(110), false),
                        new ParticipantResult(OTHER, false, Amount.ofFlock(100), Amount.ofFlock(108), false),
                        new ParticipantResult(MALICIOUS, true, Amount.ofFlock(100), Amount.ofFlock(80), true)),
                List.of(
                        new RoundResult(
                                0,
                                0.5,
                                false,
                                true,
                                Set.of(HONEST),
                                Set.of(OTHER, MALICIOUS),
                                Set.of(HONEST),
                                Set.of(MALICIOUS),
                                Map.of(
                                        HONEST, Amount.ofFlock(110),
                                        OTHER, Amount.ofFlock(108),
                                        MALICIOUS, Amount.ofFlock(80))),
                        new RoundResult(
                                1, 0.9625, true, false, Set.of(OTHER), Set.of(HONEST), Set.of(), Set.of(), Map.of())),
                Optional.empty(),
                Optional.empty());
    }

    /** The same after a competition with one of each. */
    static DemoResult withArena() {
        DemoResult plain = withDifferences();
        AccountId node = AccountId.of("Org2MSP", "node-1");
        AccountId copier = AccountId.of("Org3MSP", "node-2");
        Digest digest = Digest.parse("cd".repeat(32));
        ArenaResult arena = new ArenaResult(
                TaskId.parse("arena-1"),
                "COMPLETED",
                new ConsensusModel(node, new ModelRef("bafymodel", digest, digest), Score.of(912_345)),
                12.5,
                List.of(contestant(node, "honest", 100, 40), contestant(copier, "plagiarist", 100, 10)),
                List.of(
                        contestant(AccountId.of("Org1MSP", "judge-1"), "honest", 100, 30),
                        contestant(AccountId.of("Org1MSP", "judge-2"), "colluding", 80, 0, "0 FALSE_SCORE")),
                List.of(new ArenaResult.Epoch(
                        0,
                        false,
                        List.of(new Rank(1, node, Score.of(912_345), 0), new Rank(2, copier, Score.of(912_345), 0)),
                        List.of(copier))));
        return new DemoResult(
                plain.engine(),
                plain.seed(),
                plain.attack(),
                plain.ending(),
                plain.accuracy(),
                plain.initialAccuracy(),
                plain.seconds(),
                plain.devnetStartMillis(),
                plain.roundOverheadSeconds(),
                plain.transactions(),
                plain.stateBytesPerParticipantRound(),
                plain.blockBytesPerParticipantRound(),
                plain.auditDifferences(),
                plain.moneyConserved(),
                plain.globalModelDigests(),
                plain.participants(),
                plain.rounds(),
                Optional.of(arena),
                Optional.of(new MarketResult(
                        ListingId.parse("digits-reader"),
                        AccountId.of("Org2MSP", "host"),
                        AccountId.of("Org3MSP", "reader"),
                        178,
                        5,
                        Amount.parse("0.178"),
                        Amount.parse("0.178"),
                        new RatingSummary(1, Amount.parse("0.0089"), 200),
                        TaskId.parse("better-1"),
                        5,
                        1)));
    }

    private static ArenaResult.Contestant contestant(
            AccountId account, String behaviour, long after, long rewards, String... faults) {
        return new ArenaResult.Contestant(
                account,
                behaviour,
                Amount.ofFlock(100),
                Amount.ofFlock(after),
                Amount.ofFlock(rewards),
                List.of(faults),
                false);
    }
}
