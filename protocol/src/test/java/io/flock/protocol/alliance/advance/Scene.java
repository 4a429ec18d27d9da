package io.flock.protocol.alliance.advance;

import static io.flock.protocol.alliance.advance.TaskWorld.model;

import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A task with participants that do as they are told; by default everybody does its duty. */
final class Scene {
    static final AccountId CREATOR = AccountId.of("CreatorMSP", "creator");
    static final AccountId KEEPER = AccountId.of("KeeperMSP", "keeper");
    static final Predicate<AccountId> NOBODY = List.<AccountId>of()::contains;

    final TaskWorld world;
    final Amount all;

    Scene(TaskDefinition definition, Amount... stakes) {
        world = new TaskWorld(definition, CREATOR);
        for (int i = 0; i < stakes.length; i++) {
            world.join(AccountId.of("Org" + (i % 3) + "MSP", "p" + i), stakes[i]);
        }
        all = world.total();
    }

    static TaskDefinitionBuilder definition() {
        return TaskDefinition.builder(
                        TaskId.parse("scene"), new ContentRef("bafkbundle", Digest.parse("0b".repeat(32))))
                .rounds(10);
    }

    /** Ten stakes of 100, the minimum, in three organisations: whoever pays a penalty is below it. */
    static Scene ofTen() {
        return ofTen(100);
    }

    /** Ten equal stakes in three organisations. */
    static Scene ofTen(long flock) {
        Amount[] stakes = new Amount[10];
        Arrays.fill(stakes, Amount.ofFlock(flock));
        return new Scene(definition().build(), stakes);
    }

    Scene recruit() {
        advance();
        advance();
        return this;
    }

    Scene seed(Predicate<AccountId> silent) {
        world.awaited().stream().filter(silent.negate()).forEach(world::revealSeed);
        advance();
        return this;
    }

    /** Recruits and opens round 0. */
    Scene open() {
        return recruit().seed(NOBODY);
    }

    Scene propose(Predicate<AccountId> silent, Predicate<AccountId> withheld) {
        commit(silent);
        world.awaited().stream().filter(withheld.negate()).forEach(world::revealUpdate);
        advance();
        return this;
    }

    Scene commit(Predicate<AccountId> silent) {
        world.awaited().stream().filter(silent.negate()).forEach(world::commit);
        advance();
        return this;
    }

    Scene vote(Predicate<AccountId> silent, Predicate<AccountId> withheld, Function<AccountId, String> verdicts) {
        commit(silent);
        world.awaited().stream()
                .filter(withheld.negate())
                .forEach(voter -> world.revealVote(voter, ballot(verdicts.apply(voter))));
        advance();
        return this;
    }

    /** Letters of verdicts, or a score with its sign. */
    static Ballot ballot(String text) {
        return text.matches("[+-][0-9]+") ? AggregateScore.of(Integer.parseInt(text)) : Verdicts.parse(text);
    }

    Scene aggregate(Predicate<AccountId> silent, Predicate<AccountId> withheld, Function<AccountId, String> name) {
        commit(silent);
        world.awaited().stream()
                .filter(withheld.negate())
                .forEach(voter -> world.revealAggregate(voter, model(name.apply(voter))));
        advance();
        return this;
    }

    Scene honestRound() {
        return propose(NOBODY, NOBODY)
                .vote(NOBODY, NOBODY, voter -> accept())
                .aggregate(NOBODY, NOBODY, voter -> "agreed");
    }

    String accept() {
        return "A".repeat(world.round().proposals().orElseThrow().size());
    }

    void advance() {
        world.advance(KEEPER);
    }

    List<AccountId> voters() {
        return world.round().seats(Role.VOTER).stream().map(Seat::account).toList();
    }

    List<AccountId> proposers() {
        return world.round().seats(Role.PROPOSER).stream().map(Seat::account).toList();
    }

    RoundDocument round(int number) {
        return world.rounds.get(number);
    }

    Settlement settlement(int number) {
        return round(number).settlement().orElseThrow();
    }

    Member member(AccountId account) {
        return world.roster.orElseThrow().member(account).orElseThrow();
    }

    Phase phase() {
        return world.phase.phase();
    }
}
