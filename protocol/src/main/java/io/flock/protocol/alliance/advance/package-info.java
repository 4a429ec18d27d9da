/**
 * The rules of FL Alliance, as pure functions: what an advance makes of a task.
 *
 * <p>{@link io.flock.protocol.alliance.advance.AllianceAdvance} is the door; it gives each matter to a small rule. Nothing
 * here reads a clock or the ledger, and money only moves: what comes in as stakes, pool and dues goes out as stakes, pool,
 * dues and treasury.
 */
package io.flock.protocol.alliance.advance;
