/** Measurements of the rules, to be started by hand; no test depends on how fast they are. */
package io.flock.chaincode.load;
