package io.flock.protocol.token;

import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;

/**
 * A part of a lock: gmFLOCK, and the FLOCK behind it.
 *
 * @param lock the transaction that locked
 */
public record LockPart(TransactionId lock, Amount gm, Amount principal) {}
