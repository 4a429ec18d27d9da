/** Who calls in a benchmark: accounts with FLOCK, and a client of each. */
package io.flock.testnet.bench.cast;
