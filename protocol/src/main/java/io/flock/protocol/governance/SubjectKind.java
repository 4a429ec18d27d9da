package io.flock.protocol.governance;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;

/** The kinds of things that governance changes; each has a history of its own. */
public enum SubjectKind {
    PARAMETERS("parameters"),
    ORGANISATION("organisation"),
    EXPERT("expert"),
    VERIFIED_TASK("verified-task"),
    STOPPED_TASK("stopped-task"),
    GRANT("grant");

    private final String text;

    SubjectKind(String text) {
        this.text = text;
    }

    /** As it stands in keys and on the command line. */
    public String text() {
        return text;
    }

    /** Whether there are several of them, each with a name; there is only one set of parameters. */
    public boolean isNamed() {
        return this != PARAMETERS;
    }

    /** What an action of this kind changes. */
    public static SubjectKind of(ActionKind action) {
        return switch (action) {
            case SET_PARAMETERS -> PARAMETERS;
            case MINT -> GRANT;
            case ADD_ORGANISATION, REMOVE_ORGANISATION -> ORGANISATION;
            case STOP_TASK -> STOPPED_TASK;
            case VERIFY_TASK, UNVERIFY_TASK -> VERIFIED_TASK;
            case RECOGNISE_EXPERT, DISMISS_EXPERT -> EXPERT;
        };
    }

    /**
     * Refuses what can't be the name of such a subject.
     *
     * @param name an MSP id, an account (experts and grants), a task of either kind (verified) or a task's id (stopped)
     * @throws FlockException INVALID_ARGUMENT
     */
    void requireName(String name) {
        switch (this) {
            case PARAMETERS ->
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT, "the parameters have no name", "ask for PARAMETERS without a name");
            case ORGANISATION -> OrganisationId.parse(name);
            case EXPERT, GRANT -> AccountId.parse(name);
            case VERIFIED_TASK -> TaskName.parse(name);
            case STOPPED_TASK -> TaskId.parse(name);
        }
    }
}
