package io.flock.devnet.load;

import com.sun.management.OperatingSystemMXBean;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Organisation;
import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.ProbeServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three organisations, a majority endorses, blocks every 50 ms; client, network and chaincode in this JVM. Prints
 * submits per second without conflicts, evaluates per second, and how long start and close took. Each figure three
 * times. The CPU time of an operation tells more than the rate where other programs use the machine.
 */
public final class LoadMain {
    private static final int IN_FLIGHT = 64;
    private static final int SUBMITS = 4_000;
    private static final int EVALUATES = 10_000;

    private LoadMain() {}

    @FunctionalInterface
    private interface Step {
        void run(int number) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        try (ProbeServer chaincode = ProbeServer.start()) {
            for (int round = 1; round <= 3; round++) {
                round(chaincode);
            }
        }
    }

    private static void round(ProbeServer chaincode) throws Exception {
        long began = System.nanoTime();
        DevNetwork network = DevNetwork.builder()
                .batchTimeout(Duration.ofMillis(50))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .start();
        network.awaitChaincodes(Duration.ofSeconds(30));
        System.out.printf("start %d ms%n", millis(began));
        Organisation first = network.organisations().get(0);
        try (Client client = Client.of(first, "mychannel")) {
            measure("submit", SUBMITS, IN_FLIGHT, i -> client.submit("put", "key-" + i, "x".repeat(200)));
            measure("evaluate", EVALUATES, 32, i -> client.evaluate("get", "key-" + i % SUBMITS));
            measure("evaluate alone", 1_000, 1, i -> client.evaluate("get", "key-" + i % SUBMITS));
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap used %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        long closing = System.nanoTime();
        network.close();
        System.out.printf("close %d ms%n", millis(closing));
    }

    private static void measure(String what, int count, int inFlight, Step step) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        long[] micros = new long[count];
        CountDownLatch done = new CountDownLatch(inFlight);
        long cpuBefore = cpuNanos();
        long began = System.nanoTime();
        for (int i = 0; i < inFlight; i++) {
            new Thread(() -> {
                        for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                            long start = System.nanoTime();
                            try {
                                step.run(n);
                            } catch (Exception e) {
                                failures.incrementAndGet();
                            }
                            micros[n] = (System.nanoTime() - start) / 1_000;
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        double cpu = (cpuNanos() - cpuBefore) / 1e6 / count;
        double seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(micros);
        System.out.printf(
                "%s, %d in flight: %.0f per second, p50 %.1f ms, p95 %.1f ms, %.2f ms of CPU each, %d failures%n",
                what,
                inFlight,
                count / seconds,
                micros[count / 2] / 1e3,
                micros[count * 95 / 100] / 1e3,
                cpu,
                failures.get());
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
