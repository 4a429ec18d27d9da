package io.flock.testnet.bench.serving;

import io.flock.client.engine.Predictor;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.Load;
import io.flock.testnet.bench.load.NamedProcess;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks one host in every way that is compared. */
final class ServingBench {
    /** Free and paid, one after the other, so that what else the machine does hits both. */
    private static final int TURNS = 4;

    private final CpuMeter cpu = new CpuMeter(List.of(NamedProcess.self("flock")));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int connections;
    private final int perTurn;

    /**
     * Nothing is measured yet.
     *
     * @param connections of the comparison; the change of version has twice as many
     * @param perTurn requests of a turn, at most as many as one chain of vouchers pays for; a figure has four turns, but for
     *     the change of version, which has one
     */
    ServingBench(int connections, int perTurn) {
        this.connections = connections;
        this.perTurn = perTurn;
    }

    /** @param folder an empty one, for the journal */
    ServingFigure measure(Path folder) throws InterruptedException {
        try (BenchHost host = new BenchHost(folder)) {
            warmUp(host);
            Load bare = new Load("the model alone", 1, cpu);
            Load one = new Load("paid, one connection", 1, cpu);
            overhead(host, bare, one);
            Load free = new Load("free", connections, cpu);
            Load paid = new Load("paid", connections, cpu);
            throughput(host, free, paid);
            Load change = new Load("while versions change", 2 * connections, cpu);
            change(host, change);
            return new ServingFigure(bare.result(), one.result(), free.result(), paid.result(), change.result());
        }
    }

    private void warmUp(BenchHost host) throws InterruptedException {
        turn(host, "warm-up", new Load("free", connections, cpu), new Load("paid", connections, cpu));
        bare(new Load("bare", 1, cpu));
    }

    private void overhead(BenchHost host, Load bare, Load one) throws InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            Asking lane = lanes(host, "one-" + turn, 1).get(0);
            bare(bare);
            one.run(perTurn, number -> lane.paid());
        }
    }

    private void bare(Load load) throws InterruptedException {
        float[] row = new float[BenchHost.width()];
        try (Predictor predictor = BenchHost.predictor()) {
            load.run(perTurn, lane -> predictor.predict(row, 1));
        }
    }

    private void throughput(BenchHost host, Load free, Load paid) throws InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            turn(host, "many-" + turn, free, paid);
        }
    }

    private void turn(BenchHost host, String name, Load free, Load paid) throws InterruptedException {
        List<Asking> lanes = lanes(host, name, connections);
        free.run(perTurn, lane -> lanes.get(lane).free());
        paid.run(perTurn, lane -> lanes.get(lane).paid());
    }

    /**
     * Half of the lanes pay for version 1, and half of these name it; the others leave the host to see what they pay for.
     * Whoever makes the middle request changes the version.
     */
    private void change(BenchHost host, Load load) throws InterruptedException {
        List<Asking> lanes = lanes(host, "change", 2 * connections);
        AtomicInteger asked = new AtomicInteger();
        load.run(perTurn, lane -> {
            if (asked.incrementAndGet() == perTurn / 2) {
                host.serve(2);
            }
            if (lane % 2 == 0) {
                lanes.get(lane).free();
            } else if (lane % 4 == 1) {
                lanes.get(lane).paid();
            } else {
                lanes.get(lane).paidUnnamed();
            }
        });
    }

    /** Each could pay for a whole turn: who is served faster asks more often. */
    private List<Asking> lanes(BenchHost host, String name, int count) {
        List<Asking> lanes = IntStream.range(0, count)
                .mapToObj(lane -> new Asking(http, host, name + "-" + lane))
                .toList();
        lanes.forEach(lane -> lane.sign(perTurn));
        return lanes;
    }
}
