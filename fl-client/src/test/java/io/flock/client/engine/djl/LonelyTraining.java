package io.flock.client.engine.djl;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Digits;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.util.concurrent.atomic.AtomicInteger;

/** PyTorch in a process of its own, in which every socket is counted and none is made. */
final class LonelyTraining {
    private LonelyTraining() {}

    @SuppressWarnings("deprecation") // sees what no proxy and no name server does
    public static void main(String[] arguments) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        Socket.setSocketImplFactory(() -> {
            connections.incrementAndGet();
            throw new IllegalStateException("nobody is to be connected to");
        });
        System.out.println(digest().hex());
        System.out.println("connections before " + connections);
        try {
            new URL("http://127.0.0.1:9/").openConnection(Proxy.NO_PROXY).connect();
        } catch (IllegalStateException e) {
            System.out.println("connections after " + connections);
        }
    }

    /** Of what a small convolutional net learns. */
    static Digest digest() {
        Bundle bundle = Digits.bundleWith(
                "{\"type\": \"dense\", \"units\": 32}",
                "{\"type\": \"conv2d\", \"filters\": 4, \"size\": 3}, {\"type\": \"dense\", \"units\": 33}");
        try (Engine engine = EngineKind.DJL.open(bundle)) {
            Digest seed = new Digest("5".repeat(64));
            return engine.train(
                            Initialisation.fromSeed(seed, engine.layout()),
                            Digits.examples(),
                            seed,
                            TrainingProgress.NONE)
                    .tensorDigest();
        }
    }
}
