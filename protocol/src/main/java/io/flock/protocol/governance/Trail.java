package io.flock.protocol.governance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.List;
import java.util.Optional;

/**
 * Changes that can be asked for together, in their order: all, those of a kind of subject, or those of one subject. Each
 * has an index of its own on the ledger, so that a page of it costs what it holds and nothing for what it leaves out.
 *
 * @param name of the one subject; only with a kind that has names
 */
public record Trail(Optional<SubjectKind> kind, Optional<String> name) {
    private static final String ALL = "all";

    public Trail {
        require(kind, name);
    }

    /**
     * Refuses what can't be a trail.
     *
     * @throws FlockException INVALID_ARGUMENT: a name without a kind, or one that the kind can't have
     */
    public static void require(Optional<SubjectKind> kind, Optional<String> name) {
        if (name.isPresent() && kind.isEmpty()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "a name says nothing without its kind",
                    "name a kind of subject too, such as ORGANISATION");
        }
        name.ifPresent(given -> kind.orElseThrow().requireName(given));
    }

    /** Those in which a change of a subject stands. */
    public static List<Trail> of(Subject subject) {
        Trail all = new Trail(Optional.empty(), Optional.empty());
        Trail kind = new Trail(Optional.of(subject.kind()), Optional.empty());
        return subject.name().isEmpty()
                ? List.of(all, kind)
                : List.of(all, kind, new Trail(Optional.of(subject.kind()), subject.name()));
    }

    /** As it stands in keys; unambiguous, since no kind's text holds a colon. */
    @Override
    public String toString() {
        return kind.map(SubjectKind::text).orElse(ALL)
                + name.map(given -> ":" + given).orElse("");
    }
}
