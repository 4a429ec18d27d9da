/**
 * Everything that the network's processes read: certificates, settings from the templates of {@code network-config},
 * the channel's first block, the chaincode package, Kubo's repositories, connection profiles.
 *
 * <p>What always holds: what is made once (keys, first block, package, repositories) is made whole or not at all and
 * never again; what derives from the settings is written anew on each start. Keys can be read by their owner alone.
 */
package io.flock.testnet.fabric.files;
