package io.flock.client.monitor;

import io.flock.client.arena.ArenaEvent;
import io.flock.client.arena.ArenaListener;
import io.flock.client.participant.Step;
import io.flock.client.participant.StepListener;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.transaction.CallRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** One account in one task: its actions and payouts, and where the task stands. */
public final class TaskMetrics {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Clock clock;
    private final Counter paid;

    private TaskMetrics(MeterRegistry registry, String contract, TaskId task, Clock clock) {
        this.registry = registry;
        this.tags = Tags.of("contract", contract, "task", task.text());
        this.clock = clock;
        this.paid = Counter.builder("flock.paid.flock")
                .description("payouts of the task to this account, in FLOCK")
                .tags(tags)
                .register(registry);
    }

    /** In a task of the Alliance. */
    public static TaskMetrics alliance(MeterRegistry registry, TaskId task, Clock clock) {
        return new TaskMetrics(registry, "alliance", task, clock);
    }

    /** In a task of the Arena. */
    public static TaskMetrics arena(MeterRegistry registry, TaskId task, Clock clock) {
        return new TaskMetrics(registry, "arena", task, clock);
    }

    /** Passes a participant's steps on and counts them. */
    public StepListener counting(StepListener next) {
        return (account, step) -> {
            if (step instanceof Step.Done done) {
                acted(done.action(), CallRecord.SUCCESS);
            } else if (step instanceof Step.Retrying retrying) {
                acted(retrying.action(), retrying.failure().rawCode());
            } else if (step instanceof Step.GivenUp givenUp) {
                acted(givenUp.action(), givenUp.failure().rawCode());
            } else if (step instanceof Step.Paid payout) {
                paid(payout.amount());
            }
            next.step(account, step);
        };
    }

    /** Passes the steps of an account of the Arena on and counts them. */
    public ArenaListener countingArena(ArenaListener next) {
        return (account, event) -> {
            if (event instanceof ArenaEvent.Done done) {
                acted(done.action(), CallRecord.SUCCESS);
            } else if (event instanceof ArenaEvent.Retrying retrying) {
                acted(retrying.action(), retrying.failure().rawCode());
            } else if (event instanceof ArenaEvent.Paid payout) {
                paid(payout.amount());
            }
            next.step(account, event);
        };
    }

    private void acted(Object action, String outcome) {
        Counter.builder("flock.actions")
                .description("actions of this account in the task")
                .tags(tags)
                .tag("action", action.getClass().getSimpleName())
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    private void paid(Amount amount) {
        paid.increment(amount.micros() / 1e6);
    }

    /** Shows where a task of the Alliance stands; the last reading is asked for whenever Prometheus reads. */
    public void watchAlliance(Supplier<Optional<TaskStanding>> last) {
        watch(last, Arrays.stream(Phase.values()).map(Enum::name).toArray(String[]::new));
    }

    /** Shows where a task of the Arena stands. */
    public void watchArena(Supplier<Optional<TaskStanding>> last) {
        watch(last, Arrays.stream(ArenaPhase.values()).map(Enum::name).toArray(String[]::new));
    }

    private void watch(Supplier<Optional<TaskStanding>> last, String... phases) {
        gauge("flock.phase.age.seconds", "since the phase began", last, standing -> standing.age(now()));
        gauge(
                "flock.phase.late.seconds",
                "since anybody could have ended the phase",
                last,
                standing -> standing.late(now()));
        gauge("flock.round", "round or epoch", last, TaskStanding::round);
        gauge("flock.awaited", "accounts that have not acted in the phase yet", last, TaskStanding::awaited);
        for (String phase : phases) {
            Gauge.builder("flock.phase", () -> value(last, at -> at.phase().equals(phase) ? 1 : 0))
                    .description("1 for the phase that the task is in")
                    .tags(tags)
                    .tag("phase", phase)
                    .register(registry);
        }
    }

    private void gauge(
            String name, String what, Supplier<Optional<TaskStanding>> last, ToDoubleFunction<TaskStanding> value) {
        Gauge.builder(name, () -> value(last, value))
                .description(what)
                .tags(tags)
                .register(registry);
    }

    /** NaN, which no alert fires on, as long as nothing was read. */
    private static double value(Supplier<Optional<TaskStanding>> last, ToDoubleFunction<TaskStanding> value) {
        return last.get().map(standing -> value.applyAsDouble(standing)).orElse(Double.NaN);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
