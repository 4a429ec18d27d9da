package io.flock.chaincode.random;

import io.flock.chaincode.arena.ArenaOperation;
import io.flock.chaincode.marketplace.MarketOperation;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Something that somebody sends to one of the contracts.
 *
 * @param text what a report of a failure says of it
 */
record Step(Consumer<Everything> action, String text) {

    static Arbitrary<List<Step>> some(int count) {
        return any().list().ofSize(count);
    }

    private static Arbitrary<Step> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        Operation.any()
                                .map(operation ->
                                        new Step(all -> operation.play(all.players()), operation.toString()))),
                Tuple.of(
                        4,
                        ArenaOperation.any()
                                .map(operation -> new Step(all -> operation.play(all.arena()), operation.toString()))),
                Tuple.of(
                        2,
                        PoolOperation.any()
                                .map(operation -> new Step(all -> operation.play(all.arena()), operation.toString()))),
                Tuple.of(
                        4,
                        MarketOperation.any()
                                .map(operation ->
                                        new Step(all -> operation.play(all.market()), operation.toString()))));
    }

    @Override
    public String toString() {
        return text;
    }
}
