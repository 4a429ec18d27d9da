package io.flock.client.participant;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.PinOwner;

/**
 * An account in a task of either kind.
 *
 * @param channel the ledger's
 */
public record TaskAccount(String channel, AccountId account, TaskId task) {
    /** In whose name it pins: neither another account nor another task of the account lets go of that. */
    public PinOwner pinOwner() {
        return PinOwner.of(channel + "::" + account + "::" + task);
    }
}
