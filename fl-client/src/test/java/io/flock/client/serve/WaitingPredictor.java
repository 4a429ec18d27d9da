package io.flock.client.serve;

import io.flock.client.engine.Predictor;
import java.util.concurrent.CountDownLatch;

/** A model that answers only when it is let. */
final class WaitingPredictor implements Predictor {
    private final Predictor model = HostFixture.adder(1);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch let = new CountDownLatch(1);

    /** Waits until a batch is being predicted. */
    void awaitInside() throws InterruptedException {
        inside.await();
    }

    void let() {
        let.countDown();
    }

    @Override
    public int width() {
        return model.width();
    }

    @Override
    public int outputs() {
        return model.outputs();
    }

    @Override
    public float[] predict(float[] features, int rows) {
        inside.countDown();
        try {
            let.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return model.predict(features, rows);
    }

    @Override
    public void close() {}
}
