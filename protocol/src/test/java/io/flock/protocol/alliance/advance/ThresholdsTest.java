package io.flock.protocol.alliance.advance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.committee.Majority;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of one half and two thirds, exactly at the bound. */
class ThresholdsTest {
    private static final Digest SEED = Digest.parse("01".repeat(32));
    private static final AccountId PROPOSER = AccountId.of("ZMSP", "proposer");

    private record Voter(String organisation, long stake, char verdict) {}

    /** One proposal; each voter as {@code <organisation><verdict><stake>}, verdict - for not revealed. */
    private static Tally tally(String... voters) {
        List<Seat> seats = new ArrayList<>();
        SortedMap<AccountId, VoteRecord> votes = new TreeMap<>();
        for (int i = 0; i < voters.length; i++) {
            Voter voter =
                    new Voter(voters[i].substring(0, 1), Long.parseLong(voters[i].substring(2)), voters[i].charAt(1));
            AccountId account = AccountId.of(voter.organisation(), "v" + i);
            seats.add(new Seat(account, Role.VOTER, Amount.ofMicros(voter.stake())));
            if (voter.verdict() != '-') {
                votes.put(account, VoteRecord.revealed(Verdicts.parse(String.valueOf(voter.verdict())), SEED));
            }
        }
        seats.add(new Seat(PROPOSER, Role.PROPOSER, Amount.ofMicros(1)));
        RoundDocument round = RoundDocument.opened(0, SEED, GlobalModel.unseeded(), seats, List.of())
                .withProposals(List.of(PROPOSER));
        SortedMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        updates.put(PROPOSER, UpdateRecord.revealed(TaskWorld.model("m"), SEED));
        PhaseRecords none = PhaseRecords.none();
        return VoteTally.of(
                Scene.definition().build(),
                round,
                new PhaseRecords(
                        none.joins(), none.seeds(), updates, votes, none.aggregates(), none.leaves(), none.leaks()));
    }

    private static ProposalTally only(Tally tally) {
        assertThat(tally.voided()).isFalse();
        return tally.proposals().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "AA50 BR50, false", // a tie is rejected
        "AA51 BR50, true",
        "AA50 BR49 BU1, false", // UNAVAILABLE counts in the denominator
        "AA50 BR48 BU1, true"
    })
    void anUpdate_standsWithStrictlyMoreThanHalf(String voters, boolean stands) {
        assertThat(only(tally(voters.split(" "))).stands()).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({
        "AR100 BR100 AA100, REJECT", // exactly two thirds, two organisations
        "AR100 BR99 AA100, ",
        "AR100 AR100 BA100, ", // two thirds of one organisation only
        "AA100 BA100 AR100, ACCEPT",
        "AR100 BR100 AU100, REJECT",
        "AR100 BR100 AU101, ",
        "AU100 BU100 AR100, " // nobody is judged by an unavailability
    })
    void aClearMajority_isTwoThirdsOfTwoOrganisations(String voters, Verdict clear) {
        assertThat(only(tally(voters.split(" "))).clearMajority().orElse(null)).isEqualTo(clear);
    }

    @ParameterizedTest
    @CsvSource({
        "AA10 BA10 A-10 B-10, true", // three of five accounts, but half of the weight
        "AA11 BA10 A-10 B-10, false",
        "AA90 B-5 B-5 B-5, true", // most of the weight, but two of five accounts
        "AA90 BA5 B-5 B-5, false"
    })
    void aRound_isVoid_unlessMoreThanHalfOfAccountsAndOfWeightReveal(String voters, boolean voided) {
        assertThat(tally(voters.split(" ")).voided()).isEqualTo(voided);
    }

    @Test
    void anOrganisation_countsAtMostAsMuchAsAllOthers_whereThreeVote() {
        ProposalTally capped = only(tally("AA900", "AA100", "BR10", "CR11"));

        assertThat(capped.accept()).isEqualTo(Amount.ofMicros(18 + 2)); // ⌊900·21/1000⌋ + ⌊100·21/1000⌋
        assertThat(capped.reject()).isEqualTo(Amount.ofMicros(21));
        assertThat(capped.stands()).isFalse();
        assertThat(only(tally("AA1000", "BR10", "BR11")).stands()).isTrue();
    }

    @Test
    void hugeStakes_doNotOverflow() {
        long half = Long.MAX_VALUE / 2;

        assertThat(Majority.isMoreThanHalf(Amount.ofMicros(half), Amount.ofMicros(Long.MAX_VALUE)))
                .isFalse();
        assertThat(Majority.isMoreThanHalf(Amount.ofMicros(half + 1), Amount.ofMicros(Long.MAX_VALUE)))
                .isTrue();
        assertThat(Majority.isTwoThirds(Amount.ofMicros(Long.MAX_VALUE), Amount.ofMicros(Long.MAX_VALUE)))
                .isTrue();
        assertThat(Majority.isTwoThirds(Amount.ZERO, Amount.ZERO)).isFalse();
    }
}
