/** Calls a function many times, several at once, and tells how long that took and what it cost. */
package io.flock.testnet.bench.load;
