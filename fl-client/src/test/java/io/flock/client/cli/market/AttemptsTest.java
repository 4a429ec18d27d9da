package io.flock.client.cli.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    @Test
    void partThatFails_isTold_alsoByAFaultOfTheSoftware_andTheNextOneIsDone() {
        List<String> told = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Attempts attempts = new Attempts(told::add);

        attempts.attempt(() -> {
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "nobody is there");
        });
        attempts.attempt(() -> {
            throw new IllegalStateException("a fault");
        });
        attempts.attempt(() -> done.add("settled"));

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("CONNECTION_FAILED|nobody is there");
        assertThat(told.get(1)).startsWith("INTERNAL|").contains("a fault");
        assertThat(done).containsExactly("settled");
    }
}
