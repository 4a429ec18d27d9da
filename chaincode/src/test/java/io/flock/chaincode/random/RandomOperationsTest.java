package io.flock.chaincode.random;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Whatever anybody sends in whatever order, money is neither made nor lost, and a refusal changes nothing (the channel
 * checks that, and that two endorsers agree, on each transaction).
 */
@Tag("thorough")
class RandomOperationsTest {

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void anySequenceOfOperations_conservesMoney(
            @ForAll StakeUnit unit, @ForAll("operations") List<Operation> operations) {
        Consortium3 consortium = Consortium3.founded(4);
        Players players =
                new Players(TaskRun.joined(consortium, TaskRun.definition(unit).build()), consortium);
        for (Operation operation : operations) {
            operation.play(players);
            Money.requireConserved(consortium.channel());
        }
    }

    /** Starts where most can go wrong: in the middle of a round. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void anySequenceOfOperations_inAnyPhase_conservesMoney(
            @ForAll("running") Phase phase, @ForAll StakeUnit unit, @ForAll("operations") List<Operation> operations) {
        Consortium3 consortium = Consortium3.founded(4);
        TaskRun run =
                TaskRun.joined(consortium, TaskRun.definition(unit).build()).until(phase);
        Channel channel = consortium.channel();
        Players players = new Players(run, consortium);
        for (Operation operation : operations) {
            operation.play(players);
            Money.requireConserved(channel);
        }
    }

    @Provide
    Arbitrary<Phase> running() {
        return Arbitraries.of(
                Phase.SEED,
                Phase.PROPOSE_COMMIT,
                Phase.PROPOSE_REVEAL,
                Phase.VOTE_COMMIT,
                Phase.VOTE_REVEAL,
                Phase.AGGREGATE_COMMIT,
                Phase.AGGREGATE_REVEAL,
                Phase.COMPLETED);
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        return Operation.any().list().ofMinSize(1).ofMaxSize(40);
    }
}
