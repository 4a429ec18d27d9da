/** A relay between the nodes of a network on this machine, which can slow down and cut what they say to each other. */
package io.flock.testnet.relay;
