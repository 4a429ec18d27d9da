package io.flock.protocol.governance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;

/**
 * One thing that governance changes: the parameters, an organisation, an expert, a verified or stopped task, or the account
 * that gets a grant.
 *
 * @param name as {@link SubjectKind#requireName} says; absent for the parameters alone
 */
public record Subject(SubjectKind kind, @Limit(Subject.LONGEST) Optional<String> name) {
    /** The longest name in characters: an account's. */
    public static final int LONGEST = 130;

    public Subject {
        if (name.isPresent() != kind.isNamed()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, kind + (kind.isNamed() ? " lacks its name" : " has no name"));
        }
        name.ifPresent(kind::requireName);
    }

    /** What an action changes. */
    public static Subject of(ProposalAction action) {
        SubjectKind kind = SubjectKind.of(action.kind());
        return new Subject(
                kind,
                switch (kind) {
                    case PARAMETERS -> Optional.empty();
                    case ORGANISATION -> action.organisation().map(Object::toString);
                    case EXPERT -> action.expert().map(Object::toString);
                    case VERIFIED_TASK -> action.taskName().map(Object::toString);
                    case STOPPED_TASK -> action.task().map(Object::toString);
                    case GRANT -> action.grant().map(grant -> grant.account().toString());
                });
    }
}
