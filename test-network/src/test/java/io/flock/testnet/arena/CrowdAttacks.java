package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.audit.LedgerUnderTest;
import io.flock.testnet.audit.Player;
import io.flock.testnet.audit.TaskPlay;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Attacks by accounts: an organisation with more of them than all others, one account with two certificates, one that floods
 * the ledger, stake that comes for an epoch's emission only.
 */
final class CrowdAttacks {
    /** What the one epoch mints in which a verified task acted. */
    static final Amount EMITTED = Amount.parse("309157.68");

    private static final int ROUNDS = 3;
    private static final Amount POOL = Amount.ofFlock(60);
    /** What is not paid in the first round stays for the other two. */
    private static final Amount REWARD = Amount.ofFlock(20);

    private static final Amount STAKE = Amount.ofFlock(100);
    private static final Amount ABSENCE = Amount.ofFlock(10);
    private static final int FLOOD = 40;

    private final LedgerUnderTest ledger;
    private final Cast cast;
    private final FlockClient creator;
    private final List<FlockClient> participants;
    private final FlockClient stranger;

    CrowdAttacks(LedgerUnderTest ledger, Cast cast) {
        this.ledger = ledger;
        this.cast = cast;
        creator = cast.client(Cast.strangers().get(1));
        stranger = cast.client(Cast.strangers().get(2));
        participants = Cast.crowd().stream().map(cast::client).toList();
    }

    /** The task that acts is verified, and so is one that is joined and left again; all others are not. */
    void play() {
        TaskPlay play = new TaskPlay(
                creator, cast.allianceTask("crowd", POOL).rounds(ROUNDS).build(), participants);
        TaskPlay posted =
                new TaskPlay(creator, cast.allianceTask("posted", Amount.ZERO).build(), participants);
        for (TaskPlay verified : List.of(play, posted)) {
            cast.decide("verify-" + verified.task(), ProposalAction.verifyTask(TaskName.alliance(verified.task())));
        }
        CompletableFuture<Void> flood =
                CompletableFuture.runAsync(() -> flood(posted), scene -> new Thread(scene, "flood").start());
        crowdVotes(play);
        oneHasNothingLeft(play);
        flood.join();
        epochMints(play, posted);
    }

    /**
     * Attack 31: five accounts of nine have one seat of three, and no more weight than the other two organisations. A
     * voter of theirs is paid what a voter of the others is.
     */
    private void crowdVotes(TaskPlay play) {
        play.until(Phase.VOTE_COMMIT, 0);
        List<AccountId> proposers = seated(play, 0, Role.PROPOSER);
        assertThat(proposers).extracting(AccountId::organisation).doesNotHaveDuplicates();
        List<AccountId> voters = seated(play, 0, Role.VOTER);
        assertThat(voters).filteredOn(CrowdAttacks::isOfTheCrowd).hasSize(4);
        Amount left = Cast.GRANT.minus(STAKE).minus(STAKE);
        assertThat(balances()).as("less two stakes").containsOnly(left);
        assertThat(stakes(play).values()).containsOnly(STAKE);
        play.voting(voter -> isOfTheCrowd(voter) ? Verdict.ACCEPT : Verdict.REJECT);
        play.act(account -> true);
        renews(play, play.player(voters.get(0)), play.player(voters.get(1)));
        play.advance();
        play.until(Phase.PROPOSE_COMMIT, 1);

        Settlement settled = play.settlement(0);
        assertThat(settled.adopted()).as("a tie: nothing stands").isEmpty();
        assertThat(settled.penalties())
                .as("nobody is punished by one organisation, nor absent in the flood (35)")
                .isEmpty();
        // Six voters with equal stakes share 20 FLOCK: two of them get the millionth that the others do not.
        assertThat(settled.payouts()).extracting(Payout::account).containsExactlyElementsOf(sorted(voters));
        assertThat(settled.payouts().stream().map(Payout::amount).sorted())
                .containsExactly(
                        Amount.ofMicros(3_333_333),
                        Amount.ofMicros(3_333_333),
                        Amount.ofMicros(3_333_333),
                        Amount.ofMicros(3_333_333),
                        Amount.ofMicros(3_333_334),
                        Amount.ofMicros(3_333_334));
        assertThat(settled.unpaid()).containsExactlyInAnyOrderElementsOf(proposers);
        assertThat(settled.reward()).isEqualTo(REWARD);
        assertThat(settled.keeperBonus()).isEqualTo(Amount.ZERO);
        assertThat(settled.poolAfter()).isEqualTo(POOL.minus(REWARD));
        SortedMap<AccountId, Amount> after = new TreeMap<>();
        proposers.forEach(proposer -> after.put(proposer, STAKE));
        settled.payouts().forEach(payout -> after.put(payout.account(), STAKE.plus(payout.amount())));
        assertThat(stakes(play)).isEqualTo(after);
        assertThat(balances()).as("rewards are added to stakes").containsOnly(left);
    }

    private List<Amount> balances() {
        return participants.stream().map(CrowdAttacks::balance).toList();
    }

    private static SortedMap<AccountId, Amount> stakes(TaskPlay play) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        play.view().roster().orElseThrow().members().forEach(member -> stakes.put(member.account(), member.stake()));
        return stakes;
    }

    private static List<AccountId> sorted(List<AccountId> accounts) {
        return accounts.stream().sorted().toList();
    }

    /** Attack 8: with its new certificate it is the voter that it was, and goes on as that. */
    private void renews(TaskPlay play, Player voter, Player other) {
        FlockClient renewed = ledger.renewed(voter.client().account());
        assertThat(renewed.token().clientAccountId().run())
                .isEqualTo(voter.client().account());
        CommitVote second =
                new CommitVote(play.task(), 0, other.commitment(play.view()).commitment());
        assertThat(Calls.refusal(renewed.alliance().commitVote(second))).isEqualTo(ErrorCode.ALREADY_DONE);
        play.renewed(renewed);
    }

    /** Attack 12: an account that owns nothing but its stake pays of that, and the others are settled with it. */
    private void oneHasNothingLeft(TaskPlay play) {
        play.voting(voter -> Verdict.ACCEPT);
        play.until(Phase.VOTE_COMMIT, 1);
        List<AccountId> silent = seated(play, 1, Role.VOTER).stream()
                .filter(CrowdAttacks::isOfTheCrowd)
                .limit(2)
                .toList();
        FlockClient poor = play.player(silent.get(0)).client();
        poor.token().transfer(creator.account(), balance(poor)).run();
        play.act(account -> !silent.contains(account));
        play.advance();
        play.until(Phase.PROPOSE_COMMIT, 2);

        assertThat(balance(poor)).isEqualTo(Amount.ZERO);
        Settlement settled = play.settlement(1);
        assertThat(settled.penalties())
                .containsExactlyElementsOf(silent.stream()
                        .map(account -> new Penalty(account, PenaltyReason.ABSENT, ABSENCE))
                        .toList());
        assertThat(settled.payouts()).hasSize(participants.size() - silent.size());
    }

    /** Attack 35: whatever it sends, the rounds of others end in time, and lists grow by one entry for each of its accounts. */
    private void flood(TaskPlay open) {
        for (int sent = 0; sent < FLOOD; sent++) {
            stranger.token().transfer(creator.account(), Amount.ofMicros(1)).run();
        }
        Player flooding = new Player(stranger, open.task());
        assertThat(Calls.refusal(flooding.join(0, STAKE))).isEqualTo(ErrorCode.SLOT_TAKEN);
        assertThat(Calls.refusal(flooding.join(9, STAKE))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    /** Attack 49: neither stake that was just posted, nor a task that nobody verified, has a part in what an epoch mints. */
    private void epochMints(TaskPlay play, TaskPlay posted) {
        EpochClock clock = creator.governance().emission().run().clock().orElseThrow();
        int latest = clock.epochAt(Instant.now().getEpochSecond());
        EpochRecord record = close(0);
        for (int epoch = 1; record.shares().isEmpty(); epoch++) {
            assertThat(record.minted()).isEqualTo(Amount.ZERO);
            assertThat(epoch).as("rounds were settled by then").isLessThanOrEqualTo(latest);
            record = close(epoch);
        }
        assertThat(record.shares())
                .extracting(EpochShare::task, EpochShare::amount)
                .containsExactly(tuple(TaskName.alliance(play.task()), EMITTED));

        FlockClient late = participants.get(1);
        Amount before = balance(late);
        late.alliance().leave(posted.task()).run();
        assertThat(balance(late)).isEqualTo(before.plus(STAKE));
        play.until(Phase.PROPOSE_REVEAL, 2);
        assertThat(play.view().roster().orElseThrow().pool())
                .isEqualTo(play.settlement(1).poolAfter().plus(EMITTED));
    }

    private EpochRecord close(int epoch) {
        EpochView view = creator.governance().emission().run();
        Calls.advance(
                creator.governance().advanceEpoch(epoch), view.closableAt().orElseThrow());
        return creator.governance().epoch(epoch).run();
    }

    private static boolean isOfTheCrowd(AccountId account) {
        return account.organisation().text().equals("Org1MSP");
    }

    private static List<AccountId> seated(TaskPlay play, int round, Role role) {
        return play.round(round).seats(role).stream().map(Seat::account).toList();
    }

    private static Amount balance(FlockClient client) {
        return client.token().clientAccountBalance().run().balance();
    }
}
