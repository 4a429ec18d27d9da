package io.flock.protocol.governance.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.Trail;
import java.util.Optional;

/**
 * Asks for a page of what governance changed, in order: all of it, or what concerns a kind of subject or one subject.
 *
 * @param name of the one subject; only with a kind that has names
 * @param bookmark the number of the change with which the page begins, in six digits
 */
public record ListChanges(
        Optional<SubjectKind> kind,
        @Limit(Subject.LONGEST) Optional<String> name,
        @Range(min = 1, max = 100) int pageSize,
        Optional<String> bookmark) {

    public ListChanges {
        Trail.require(kind, name);
    }

    /** Which changes are asked for. */
    public Trail trail() {
        return new Trail(kind, name);
    }
}
