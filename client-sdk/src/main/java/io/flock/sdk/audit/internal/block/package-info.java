/**
 * Blocks and transactions taken apart, down to what was read and written, and the bytes that their hashes and signatures are
 * over.
 *
 * <p>What always holds: nothing is judged here, and bytes stay as they stand in the block.
 */
package io.flock.sdk.audit.internal.block;
