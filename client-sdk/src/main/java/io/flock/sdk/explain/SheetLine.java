package io.flock.sdk.explain;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * One entry of a balance sheet.
 *
 * @param account whose; empty for what is nobody's: emission, the treasury, what the task still holds in its pool
 * @param micros micro-FLOCK; positive what came into the task, negative what left it or lies in it
 * @param transaction that moved it; empty for what still lies in the task
 */
public record SheetLine(String what, Optional<AccountId> account, long micros, Optional<TransactionId> transaction) {}
