package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;

/** How many changes of each kind of subject there were since the history began. */
public record ChangeCounts(
        int parameters, int organisations, int experts, int verifiedTasks, int stoppedTasks, int grants)
        implements StateDocument {

    /** Before the first change. */
    public static ChangeCounts none() {
        return new ChangeCounts(0, 0, 0, 0, 0, 0);
    }

    /** Of all kinds. */
    public int total() {
        return parameters + organisations + experts + verifiedTasks + stoppedTasks + grants;
    }

    /** Of one kind. */
    public int of(SubjectKind kind) {
        return switch (kind) {
            case PARAMETERS -> parameters;
            case ORGANISATION -> organisations;
            case EXPERT -> experts;
            case VERIFIED_TASK -> verifiedTasks;
            case STOPPED_TASK -> stoppedTasks;
            case GRANT -> grants;
        };
    }

    /** With one more of a kind. */
    public ChangeCounts and(SubjectKind kind) {
        return new ChangeCounts(
                parameters + (kind == SubjectKind.PARAMETERS ? 1 : 0),
                organisations + (kind == SubjectKind.ORGANISATION ? 1 : 0),
                experts + (kind == SubjectKind.EXPERT ? 1 : 0),
                verifiedTasks + (kind == SubjectKind.VERIFIED_TASK ? 1 : 0),
                stoppedTasks + (kind == SubjectKind.STOPPED_TASK ? 1 : 0),
                grants + (kind == SubjectKind.GRANT ? 1 : 0));
    }
}
