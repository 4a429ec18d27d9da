/**
 * What an advance makes of an Arena task.
 *
 * <p>Pure functions: the ledger writes their outcome, an auditor computes it again from replayed blocks. What always holds:
 * money is neither made nor lost; slashes go to the treasury; the same input gives the same outcome whoever asks.
 */
package io.flock.protocol.arena.advance;
