package io.flock.protocol.alliance.advance;

import static io.flock.protocol.alliance.advance.TaskWorld.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whole tasks with participants that do anything, and the invariants after every step. */
@Tag("thorough")
class WholeTaskSimulationTest {
    private static final AccountId CREATOR = AccountId.of("CreatorMSP", "creator");
    private static final AccountId OUTSIDER = AccountId.of("KeeperMSP", "keeper");

    @Property(tries = 300, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void money_isConserved_andTheSlashedNeverProfit_whateverParticipantsDo(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 12) int accounts,
            @ForAll @IntRange(min = 1, max = 4) int organisations,
            @ForAll @IntRange(min = 0, max = 70) int mischief) {
        Play play = new Play(seed, accounts, organisations, mischief);
        play.run();

        collect("ended", play.world.phase.phase().name());
        collect("staked", play.world.task.definition().stakeUnit().text());
        collect("voted", play.world.task.definition().voteMode().name());
        play.world.rounds.values().stream()
                .flatMap(round -> round.settlement().stream())
                .forEach(settlement -> {
                    collect("void", String.valueOf(settlement.voided()));
                    collect("adopted", String.valueOf(settlement.adopted().isPresent()));
                    collect("bonus", String.valueOf(!settlement.keeperBonus().isZero()));
                    collect("removed", String.valueOf(!settlement.removed().isEmpty()));
                    settlement
                            .penalties()
                            .forEach(penalty ->
                                    collect("penalty", penalty.reason().name()));
                });
        collect("treasury", String.valueOf(!play.world.treasury.isZero()));
        requireCovered("ended", "COMPLETED", "CANCELLED");
        requireCovered("staked", "FLOCK", "gmFLOCK");
        requireCovered("voted", "ATTRIBUTED", "COLLECTIVE");
        requireCovered(
                "penalty",
                EnumSet.complementOf(EnumSet.of(PenaltyReason.FALSE_SCORE, PenaltyReason.NO_FINAL_KEY)).stream()
                        .map(Enum::name)
                        .toArray(String[]::new));
        for (String either : List.of("void", "adopted", "bonus", "removed", "treasury")) {
            requireCovered(either, "true", "false");
        }
    }

    private static void collect(String what, String value) {
        Statistics.label(what).collect(value);
    }

    /** The property is worth something only if what it speaks of has happened. */
    private static void requireCovered(String what, String... values) {
        Statistics.label(what).coverage(coverage -> {
            for (String value : values) {
                coverage.check(value).count(count -> count > 0);
            }
        });
    }

    @Property(tries = 40, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void aTaskOfHonestParticipants_completes_andPaysTheWholePool(
            @ForAll long seed, @ForAll @IntRange(min = 7, max = 12) int accounts) {
        Play play = new Play(seed, accounts, 3, 0);
        play.run();

        assertThat(play.world.phase.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(play.world.rounds).hasSize(play.world.task.definition().rounds());
        assertThat(play.world.rounds.values())
                .allSatisfy(round ->
                        assertThat(round.settlement().orElseThrow().penalties()).isEmpty())
                .allSatisfy(round ->
                        assertThat(round.settlement().orElseThrow().adopted()).isPresent());
        assertThat(play.world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
        assertThat(play.world.treasury).isEqualTo(Amount.ZERO);
    }

    /** One task from its creation to the last claim. */
    private static final class Play {
        final Random random;
        final int mischief;
        final TaskWorld world;
        final List<AccountId> accounts = new ArrayList<>();
        final Amount all;

        Play(long seed, int count, int organisations, int mischief) {
            this.random = new Random(seed);
            this.mischief = mischief;
            TaskDefinition definition = TaskDefinition.builder(
                            TaskId.parse("sim"), new ContentRef("bafkbundle", Digest.parse("0b".repeat(32))))
                    .rounds(8 + random.nextInt(4))
                    .participants(3 + random.nextInt(5), 10)
                    .rewardPool(Amount.ofMicros(200_000_000 + random.nextInt(40_000_000)))
                    .minStake(Amount.ofFlock(100))
                    .stakeIn(random.nextBoolean() ? StakeUnit.FLOCK : StakeUnit.GMFLOCK)
                    .voteMode(random.nextBoolean() ? VoteMode.ATTRIBUTED : VoteMode.COLLECTIVE)
                    .build();
            world = new TaskWorld(definition, CREATOR);
            for (int i = 0; i < count; i++) {
                AccountId account = AccountId.of("Org" + (i % organisations) + "MSP", "p" + i);
                accounts.add(account);
                world.join(account, Amount.ofMicros(100_000_000 + random.nextInt(300_000_000)));
            }
            all = world.total();
        }

        boolean misbehaves() {
            return random.nextInt(100) < mischief;
        }

        /** Misbehaves that many times in a row. */
        boolean rarely(int times) {
            return times == 0 || (misbehaves() && rarely(times - 1));
        }

        void run() {
            if (rarely(2)) {
                world.leave(accounts.get(0));
            }
            int steps = 0;
            while (!world.phase.phase().isTerminal()) {
                assertThat(steps++).as("a task ends").isLessThan(200);
                act();
                check();
                Phase from = world.phase.phase();
                AccountId keeper = random.nextBoolean() ? OUTSIDER : accounts.get(random.nextInt(accounts.size()));
                if (mischief > 0 && random.nextInt(150) == 0) {
                    world.write(TaskClosing.cancel(world.task, world.phase, world.roster, world.now));
                } else {
                    world.advance(keeper);
                }
                assertThat(from.next()).contains(world.phase.phase());
                check();
            }
            end();
        }

        void check() {
            assertThat(world.total()).isEqualTo(all);
            world.rounds.tailMap(world.phase.round() - 1).values().forEach(round -> round.settlement()
                    .ifPresent(settlement -> {
                        List<AccountId> punished = settlement.penalties().stream()
                                .map(Penalty::account)
                                .toList();
                        assertThat(settlement.payouts())
                                .extracting(Payout::account)
                                .noneMatch(punished::contains)
                                .noneMatch(settlement.unpaid()::contains);
                        assertThat(Amount.sum(settlement.payouts().stream()
                                        .map(Payout::amount)
                                        .toList()))
                                .isEqualTo(settlement.reward());
                        assertThat(settlement.penalties())
                                .allSatisfy(penalty -> assertThat(round.seat(penalty.account()))
                                        .isPresent());
                    }));
        }

        /** What stands in the ledger reads back as what it is. */
        void checkDocuments() {
            world.roster.ifPresent(roster ->
                    assertThat(Json.read(Json.write(roster), roster.getClass())).isEqualTo(roster));
            world.rounds.values().forEach(round -> assertThat(Json.read(Json.write(round), round.getClass()))
                    .isEqualTo(round));
        }

        void end() {
            checkDocuments();
            assertThat(world.roster.orElseThrow().pool()).isEqualTo(Amount.ZERO);
            if (world.task.definition().stakesGmFlock()) {
                // What penalties moved out of locks is in the treasury: nobody is owed it, but for keepers.
                assertThat(Amount.sum(world.roster.orElseThrow().dues().values()))
                        .isEqualTo(world.task.definition().rewardPool().plus(bonuses()));
            }
            List<AccountId> owed = new ArrayList<>(accounts);
            owed.add(CREATOR);
            owed.add(OUTSIDER);
            owed.forEach(world::claim);
            assertThat(Amount.sum(world.wallets.values()).plus(world.locked()).plus(world.treasury))
                    .isEqualTo(all);
            assertThat(world.locks.values())
                    .allSatisfy(lock -> assertThat(lock.staked()).isEmpty());
            assertThat(world.wallets.get(CREATOR)).isLessThanOrEqualTo(Amount.ofFlock(100_000));
        }

        Amount bonuses() {
            return Amount.sum(world.rounds.values().stream()
                    .flatMap(round -> round.settlement().stream())
                    .map(Settlement::keeperBonus)
                    .toList());
        }

        void act() {
            for (AccountId account : accounts) {
                switch (world.phase.phase()) {
                    case SEED -> {
                        if (world.awaited().contains(account) && !rarely(2)) {
                            world.revealSeed(account);
                        }
                    }
                    case PROPOSE_COMMIT, VOTE_COMMIT, AGGREGATE_COMMIT -> commit(account);
                    case PROPOSE_REVEAL -> reveal(account, () -> world.revealUpdate(account));
                    case VOTE_REVEAL -> reveal(account, () -> world.revealVote(account, ballot()));
                    case AGGREGATE_REVEAL ->
                        reveal(
                                account,
                                () -> world.revealAggregate(
                                        account,
                                        model(misbehaves() ? "wrong" + random.nextInt(2) : "r" + world.phase.round())));
                    default -> {}
                }
                boolean member =
                        world.roster.flatMap(roster -> roster.member(account)).isPresent();
                if (member && random.nextInt(1000) < mischief / 10 && !world.leaves.containsKey(account)) {
                    world.leave(account);
                }
            }
        }

        void commit(AccountId account) {
            if (world.isExpected(account) && !rarely(2)) {
                world.commit(account);
                if (rarely(3)) {
                    world.leak(account);
                }
            }
        }

        void reveal(AccountId account, Runnable action) {
            if (world.isExpected(account) && !rarely(2)) {
                action.run();
            }
        }

        Ballot ballot() {
            if (world.task.definition().voteMode() == VoteMode.COLLECTIVE) {
                int sign = misbehaves() && random.nextBoolean() ? -1 : 1;
                return AggregateScore.of(sign * (1 + random.nextInt(AggregateScore.MOST)));
            }
            return Verdicts.parse(verdicts());
        }

        String verdicts() {
            StringBuilder letters = new StringBuilder();
            for (AccountId proposer : world.round().proposals().orElseThrow()) {
                boolean bad = mischief > 0 && proposer.name().hashCode() % 4 == 0;
                String honest = bad ? "R" : "A";
                letters.append(misbehaves() ? "ARU".charAt(random.nextInt(3)) : honest.charAt(0));
            }
            assertThat(world.round().seats(Role.VOTER)).isNotEmpty();
            return letters.toString();
        }
    }
}
