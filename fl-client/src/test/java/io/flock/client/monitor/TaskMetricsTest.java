package io.flock.client.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.participant.Action;
import io.flock.client.participant.Step;
import io.flock.client.participant.StepListener;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a participant. */
class TaskMetricsTest {
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final String TASK = "contract=\"alliance\",task=\"digits\"";

    private final Monitor monitor = new Monitor(0);
    private final TaskMetrics metrics =
            TaskMetrics.alliance(monitor.registry(), TaskId.parse("digits"), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void phase_isShownWithItsAge_andSinceWhenItIsLate() throws Exception {
        AtomicReference<Optional<TaskStanding>> last = new AtomicReference<>(Optional.empty());
        metrics.watchAlliance(last::get);

        assertThat(scrape()).contains("flock_phase_age_seconds{" + TASK + "} NaN");

        last.set(Optional.of(new TaskStanding("SEED", 3, 900, 960, 2, false)));
        assertThat(scrape())
                .contains(
                        "flock_phase_age_seconds{" + TASK + "} 100.0",
                        "flock_phase_late_seconds{" + TASK + "} 40.0",
                        "flock_round{" + TASK + "} 3.0",
                        "flock_awaited{" + TASK + "} 2.0",
                        "flock_phase{contract=\"alliance\",phase=\"SEED\",task=\"digits\"} 1.0",
                        "flock_phase{contract=\"alliance\",phase=\"CLOSED\",task=\"digits\"} 0.0");

        last.set(Optional.of(new TaskStanding("COMPLETED", 3, 900, 960, 0, true)));
        assertThat(scrape())
                .contains("flock_phase_age_seconds{" + TASK + "} 0.0", "flock_phase_late_seconds{" + TASK + "} 0.0");
    }

    @Test
    void actions_areCountedByOutcome_andPassedOn() throws Exception {
        List<Step> passed = new ArrayList<>();
        StepListener counting = metrics.counting((account, step) -> passed.add(step));
        List<Step> steps = List.of(
                new Step.Retrying(
                        new Action.Claim(),
                        new FlockException(ErrorCode.CONNECTION_FAILED, "no peer"),
                        Duration.ofSeconds(1)),
                new Step.Done(new Action.Claim()),
                new Step.Paid(Amount.ofFlock(107)));

        steps.forEach(step -> counting.step(ANN, step));

        assertThat(passed).isEqualTo(steps);
        assertThat(scrape())
                .contains(
                        "flock_actions_total{action=\"Claim\"," + TASK.replace(",task", ",outcome=\"OK\",task")
                                + "} 1.0",
                        "flock_actions_total{action=\"Claim\","
                                + TASK.replace(",task", ",outcome=\"CONNECTION_FAILED\",task") + "} 1.0",
                        "flock_paid_flock_total{" + TASK + "} 107.0");
    }

    @Test
    void takenPort_isACodedError() {
        assertThatThrownBy(() -> new Monitor(monitor.port()))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.PORT_IN_USE))
                        .isTrue());
    }

    private String scrape() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.port() + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
