package io.flock.testnet.demo.report;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
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
                                1, 0.9625, true, false, Set.of(OTHER), Set.of(HONEST), Set.of(), Set.of(), Map.of())));
    }
}
