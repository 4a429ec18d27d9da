/**
 * Whether blocks follow each other, and whether the orderers that the channel's configuration asks for signed them.
 *
 * <p>What always holds: a configuration counts from the next block on; but for the one in block 0, only if the block that
 * holds it is signed as the one before asks.
 */
package io.flock.sdk.audit.internal.order;
