package io.flock.testnet.scenario;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.testnet.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Kills one participant once in each phase in which it has a part, each time at another moment. */
final class ParticipantKills implements Interference {
    private final Conductor conductor;
    private final ActorProcess victim;
    private final Path journal;
    private final EnumMap<Phase, Moment> left;
    private boolean frozen;

    ParticipantKills(Conductor conductor, ActorProcess victim, Path journal, Map<Phase, Moment> plan) {
        this.conductor = conductor;
        this.victim = victim;
        this.journal = journal;
        this.left = new EnumMap<>(plan);
    }

    /** The phases in which it has not been killed yet. */
    Map<Phase, Moment> left() {
        return Map.copyOf(left);
    }

    @Override
    public void closing(TaskView task) {
        if (task.phase().phase().next().stream().anyMatch(next -> left.get(next) == Moment.BEFORE_ITS_ACT)) {
            victim.freeze();
            frozen = true;
        }
    }

    @Override
    public void opened(TaskView task) {
        Phase phase = task.phase().phase();
        boolean planned = left.containsKey(phase) && hasPart(task);
        if (planned) {
            awaitMoment(left.remove(phase), task);
            victim.killAndRestart();
        } else if (frozen) {
            victim.thaw();
        }
        frozen = false;
    }

    /** Before the roster stands nobody is awaited by name, and this one will join. */
    private boolean hasPart(TaskView task) {
        return task.phase().phase() == Phase.RECRUITING || task.awaited().contains(victim.account());
    }

    private void awaitMoment(Moment moment, TaskView task) {
        String what = victim.account() + " in " + task.phase() + ", " + moment;
        switch (moment) {
            case BEFORE_ITS_ACT -> {
                if (!frozen) {
                    throw new AssertionError(what + ": it was not held back");
                }
            }
            case AS_IT_BEGINS ->
                Waiting.until(what, () -> victim.told("Begun", action(task)) ? Optional.of(task) : Optional.empty());
            case ONCE_WRITTEN_DOWN -> Waiting.until(what, () -> isWritten(task) ? Optional.of(task) : Optional.empty());
            case AFTER_ITS_ACT -> conductor.await(what, now -> !now.awaited().contains(victim.account()));
        }
    }

    private static String action(TaskView task) {
        return switch (task.phase().phase()) {
            case RECRUITING -> "join";
            case SEED -> "reveal seed";
            case PROPOSE_COMMIT -> "commit update";
            case PROPOSE_REVEAL -> "reveal update";
            case VOTE_COMMIT -> "commit vote";
            case VOTE_REVEAL -> "reveal vote";
            case AGGREGATE_COMMIT -> "commit aggregate";
            case AGGREGATE_REVEAL -> "reveal aggregate";
            case CLOSED, COMPLETED, CANCELLED -> throw new IllegalArgumentException("nobody acts in " + task.phase());
        };
    }

    private boolean isWritten(TaskView task) {
        String phase = "\"phase\":\"" + task.phase().phase() + "\"";
        String round = "\"round\":" + task.phase().round();
        try {
            return Files.exists(journal)
                    && Files.readAllLines(journal).stream()
                            .anyMatch(line -> line.contains(phase) && line.contains(round));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
