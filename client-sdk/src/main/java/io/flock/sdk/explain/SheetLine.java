package io.flock.sdk.explain;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * One entry of a balance sheet.
 *
 * @param account whose; empty for what is nobody's: emission, the treasury, what still lies in a pool
 * @param micros micro-FLOCK; positive what came in, negative what left or lies there
 * @param transaction that moved it; empty for what still lies there
 */
public record SheetLine(String what, Optional<AccountId> account, long micros, Optional<TransactionId> transaction) {}
