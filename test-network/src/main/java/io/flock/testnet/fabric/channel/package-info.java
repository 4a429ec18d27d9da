/**
 * What administrators of a channel do: join orderers and peers, install, approve and commit the chaincode, look at
 * heights and health. With Fabric's own {@code peer} where it offers a command, over its documented REST interfaces
 * where that is simpler.
 */
package io.flock.testnet.fabric.channel;
