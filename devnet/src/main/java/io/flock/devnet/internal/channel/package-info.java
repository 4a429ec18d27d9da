/**
 * What the channel's members agreed on: organisations, chaincodes, policies, batch limits; and who may do what.
 *
 * <p>What always holds: the definition never changes while a network runs, and equal definitions give equal bytes.
 */
package io.flock.devnet.internal.channel;
