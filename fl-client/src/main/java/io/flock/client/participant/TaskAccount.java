package io.flock.client.participant;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;

/**
 * An account in a task of either kind.
 *
 * @param channel the ledger's
 */
public record TaskAccount(String channel, AccountId account, TaskId task) {}
