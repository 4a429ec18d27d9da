/**
 * The world state as the valid transactions so far have made it, and what a report tells of it beside differences.
 *
 * <p>What always holds: the state is what stands on the ledger, never what the rules would have given; documents and keys in
 * it may be a stranger's.
 */
package io.flock.sdk.audit.internal.state;
