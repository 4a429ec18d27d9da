package io.flock.testnet.bench.learning;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;

/** About a thousand values of an aggregate, evenly spaced: times of different results are not compared. */
record ResultSample(List<Double> values) {
    /** NumPy adds in float32 what is added in double here. */
    private static final double TOLERANCE = 1e-5;

    private static final int VALUES = 1000;

    ResultSample {
        values = List.copyOf(values);
    }

    static ResultSample of(ModelWeights result) {
        int step = Math.max(1, result.size() / VALUES);
        List<Double> values = new ArrayList<>();
        for (int at = 0; at < result.size(); at += step) {
            values.add((double) result.get(at));
        }
        return new ResultSample(values);
    }

    /** @throws FlockException INTERNAL: another result */
    void requireLike(ResultSample other, String rule) {
        boolean alike = values.size() == other.values.size();
        for (int i = 0; alike && i < values.size(); i++) {
            alike = Math.abs(values.get(i) - other.values.get(i)) <= TOLERANCE;
        }
        if (!alike) {
            throw new FlockException(
                    ErrorCode.INTERNAL,
                    "NumPy's result of " + rule + " is another one",
                    "report it with these options");
        }
    }
}
