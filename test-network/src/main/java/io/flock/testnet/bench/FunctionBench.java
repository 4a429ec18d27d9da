package io.flock.testnet.bench;

import io.flock.protocol.codec.Json;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Transfer;
import io.flock.sdk.FlockClient;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.LaneStep;
import io.flock.testnet.bench.load.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Single functions, in turns with the empty one. Empty is {@code token:Name}: it reads and writes nothing, but it is
 * parsed, endorsed, ordered, validated and committed as every other.
 */
final class FunctionBench {
    private static final String EMPTY = "token:Name";
    private static final String TRANSFER = "token:Transfer";
    private static final String BALANCE = "token:BalanceOf";
    private static final List<Integer> EVALUATES_IN_FLIGHT = List.of(1, 32);
    /** Turns of each function. */
    private static final int TURNS = 4;

    private final Lanes lanes;
    private final CpuMeter cpu;
    private final int operations;
    private final Consumer<String> audience;

    FunctionBench(Lanes lanes, CpuMeter cpu, int operations, Consumer<String> audience) {
        this.lanes = lanes;
        this.cpu = cpu;
        this.operations = operations;
        this.audience = audience;
    }

    /** Transfers: every lane spends its own account's FLOCK, and what it receives lies under a key of its own. */
    List<Comparison> submits(List<Integer> inFlight) throws InterruptedException {
        List<Comparison> results = new ArrayList<>();
        for (int count : inFlight) {
            audience.accept(operations + " submits, " + count + " in flight");
            results.add(compare(
                    count, TRANSFER, this::transfer, lane -> client(lane).submit(EMPTY)));
        }
        return results;
    }

    List<Comparison> evaluates() throws InterruptedException {
        List<Comparison> results = new ArrayList<>();
        for (int count : EVALUATES_IN_FLIGHT) {
            int used = Math.min(count, lanes.count());
            audience.accept(operations + " evaluates, " + used + " in flight");
            results.add(
                    compare(used, BALANCE, this::balance, lane -> client(lane).evaluate(EMPTY)));
        }
        return results;
    }

    private Comparison compare(int inFlight, String name, LaneStep step, LaneStep emptyStep)
            throws InterruptedException {
        int turn = Math.max(1, operations / TURNS);
        // Connections, caches and compiled code first; not counted.
        new Load("warm-up", inFlight, cpu).run(turn, emptyStep).run(turn, step);
        Load empty = new Load(EMPTY, inFlight, cpu);
        Load full = new Load(name, inFlight, cpu);
        for (int i = 0; i < TURNS; i++) {
            empty.run(turn, emptyStep);
            full.run(turn, step);
        }
        return new Comparison(full.result(), empty.result());
    }

    private void transfer(int lane) {
        FlockClient to = lanes.next(lane);
        client(lane).submit(TRANSFER, Json.write(new Transfer(to.account(), Amount.ofMicros(1), Optional.empty())));
    }

    private void balance(int lane) {
        client(lane)
                .evaluate(BALANCE, Json.write(new BalanceOf(lanes.client(lane).account())));
    }

    private io.flock.sdk.transaction.Transactions client(int lane) {
        return lanes.client(lane).transactions();
    }
}
