package io.flock.protocol.governance;

/** What governance can do. */
public enum ActionKind {
    SET_PARAMETERS,
    MINT,
    ADD_ORGANISATION,
    REMOVE_ORGANISATION,
    STOP_TASK,
    VERIFY_TASK,
    UNVERIFY_TASK,
    RECOGNISE_EXPERT,
    DISMISS_EXPERT
}
