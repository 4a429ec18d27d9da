package io.flock.protocol.arena;

import io.flock.protocol.identity.OrganisationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The best scored submissions so far, of two organisations: enough to say, of every organisation, what the best of all
 * others is.
 *
 * @param best of all; absent before anything was scored
 * @param second the best of all other organisations than that one's; never better than it
 */
public record Frontier(Optional<Mark> best, Optional<Mark> second) {
    public Frontier {
        boolean ordered = second.isEmpty()
                || best.filter(first -> !isOf(first, second.get().node().organisation())
                                && first.score().millionths()
                                        >= second.get().score().millionths())
                        .isPresent();
        if (!ordered) {
            throw new IllegalArgumentException(second + " can't be behind " + best);
        }
    }

    /** Before anything was scored. */
    public static Frontier none() {
        return new Frontier(Optional.empty(), Optional.empty());
    }

    /** The best that another organisation has shown. */
    public Optional<Mark> ofOthers(OrganisationId organisation) {
        return best.filter(mark -> isOf(mark, organisation)).isPresent() ? second : best;
    }

    /** With one more measured score; of equal ones the one before stays ahead. */
    public Frontier with(Mark mark) {
        List<Mark> byScore = Stream.of(best, second, Optional.of(mark))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(one -> -one.score().millionths()))
                .toList();
        Mark first = byScore.get(0);
        // What is third is forgotten: scores are only added, so that it never is the best of others again.
        Optional<Mark> next = byScore.stream()
                .filter(one -> !isOf(one, first.node().organisation()))
                .findFirst();
        return new Frontier(Optional.of(first), next);
    }

    private static boolean isOf(Mark mark, OrganisationId organisation) {
        return mark.node().organisation().equals(organisation);
    }
}
