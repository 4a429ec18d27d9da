/** Measurements of the whole network, to be started by hand; no test depends on how fast it is. */
package io.flock.devnet.load;
