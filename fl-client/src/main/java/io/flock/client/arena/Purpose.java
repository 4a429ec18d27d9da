package io.flock.client.arena;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/** What sealed bytes and wrapped keys are for; none of them opens as another's. */
final class Purpose {
    private Purpose() {}

    /** Of the validation set's key for one validator. */
    static String access(TaskId task, AccountId validator) {
        return "flock/access/v1 " + task + " " + validator;
    }

    /** Of a sealed set. */
    static String set(TaskId task, SetName set) {
        return "flock/set/v1 " + task + " " + set;
    }

    /** Of a node's submissions. */
    static String submission(TaskId task, AccountId node) {
        return "flock/submission/v1 " + task + " " + node;
    }
}
