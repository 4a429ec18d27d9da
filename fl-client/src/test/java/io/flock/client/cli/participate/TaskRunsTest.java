package io.flock.client.cli.participate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskRunsTest {
    private static final TaskId DIGITS = TaskId.parse("digits");
    private static final TaskId LETTERS = TaskId.parse("letters");

    private final StringWriter err = new StringWriter();
    private final TaskRuns runs = new TaskRuns(new PrintWriter(err));

    @Test
    void errorInOneOfTwoTasks_isTold_andIsTheStatus_andTheOtherGoesOn() {
        CountDownLatch failed = new CountDownLatch(1);
        List<String> ended = new ArrayList<>();
        runs.add(DIGITS, () -> {
            failed.countDown();
            throw new OutOfMemoryError("for a test");
        });
        runs.add(LETTERS, () -> {
            failed.await();
            return ended.add("letters");
        });

        assertThatThrownBy(runs::run)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.INTERNAL))
                        .isTrue())
                .hasMessageContaining("task digits")
                .hasMessageContaining("OutOfMemoryError")
                .hasMessageContaining("more memory");
        assertThat(err.toString()).contains("task digits");
        assertThat(ended).containsExactly("letters");
    }

    @Test
    void closingThatFails_leavesNothingElseOpen_andIsThrown() {
        List<String> closed = new ArrayList<>();
        runs.onClose(() -> closed.add("engine"));
        runs.onClose(() -> {
            throw new IllegalStateException("for a test");
        });
        runs.onClose(() -> closed.add("watch"));

        assertThatThrownBy(runs::close).hasMessageContaining("for a test");

        assertThat(closed).containsExactly("watch", "engine");
    }
}
