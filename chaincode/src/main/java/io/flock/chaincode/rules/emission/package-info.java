/**
 * New FLOCK: closing epochs, and what tasks report for it and get from it.
 *
 * <p>What always holds: what an epoch mints lies in documents of the tasks until their next advance folds it; a task that
 * has ended gets nothing, so that nothing is stuck; nobody's dust is read by a closing.
 */
package io.flock.chaincode.rules.emission;
