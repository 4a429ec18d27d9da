package io.flock.protocol.arena.reward;

import io.flock.protocol.arena.Frontier;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which submissions of an epoch stand: those that are better, by as much as the task asks, than the best that another
 * organisation revealed in an earlier epoch. A copy of what was revealed is not, whatever is done to its tensors or to its
 * predictions, and one that is made worse on purpose even less (attack 17). Inside of an epoch nobody has seen another's
 * model, so only earlier ones count.
 *
 * @param standing the submissions that stand, with their scores
 * @param unimproved those that do not, in account order; invalid ones neither stand nor are named
 * @param frontier the best so far, this epoch's included
 */
public record Improvements(SortedMap<AccountId, Score> standing, List<Unimproved> unimproved, Frontier frontier) {
    public Improvements {
        standing = Collections.unmodifiableSortedMap(new TreeMap<>(standing));
        unimproved = List.copyOf(unimproved);
    }

    /**
     * Decides for all submissions that an epoch has scored. What was first revealed before this epoch, and could not be
     * scored then, counts against what was revealed after it.
     *
     * @param epoch that has scored them
     * @param before the best of the epochs before
     * @param scored in account order, what has a consensus; what is invalid does not count
     * @param least by how much a submission has to be better; at least by one millionth
     */
    public static Improvements of(int epoch, Frontier before, List<Scored> scored, Millionths least) {
        List<Scored> measured = scored.stream()
                .filter(one -> one.score().kind() == Score.Kind.VALUE)
                .toList();
        SortedMap<AccountId, Score> standing = new TreeMap<>();
        List<Unimproved> unimproved = new ArrayList<>();
        Frontier after = before;
        for (Scored one : measured) {
            toBeat(epoch, one, measured)
                    .filter(mark -> !isBetter(one.score(), mark, least))
                    .ifPresentOrElse(
                            mark -> unimproved.add(new Unimproved(one.node(), one.score(), mark)),
                            () -> standing.put(one.node(), one.score()));
            after = after.with(new Mark(one.node(), epoch, one.score()));
        }
        return new Improvements(standing, unimproved, after);
    }

    private static boolean isBetter(Score score, Mark than, Millionths least) {
        return score.millionths() - than.score().millionths() >= Math.max(1, least.value());
    }

    private static Optional<Mark> toBeat(int epoch, Scored one, List<Scored> measured) {
        Stream<Mark> shownBefore = measured.stream()
                .filter(other -> other.firstEpoch() < one.firstEpoch())
                .filter(other -> !other.node().organisation().equals(one.node().organisation()))
                .map(other -> new Mark(other.node(), epoch, other.score()));
        return Stream.concat(one.toBeat().stream(), shownBefore)
                .reduce((best, mark) -> mark.score().millionths() > best.score().millionths() ? mark : best);
    }
}
