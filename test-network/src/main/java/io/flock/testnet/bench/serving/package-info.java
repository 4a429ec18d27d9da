/**
 * Measures what serving a model costs beyond calling it, and what payments cost of that.
 *
 * <p>What always holds: host and clients are in this process and talk over HTTP on loopback; what is compared is called in
 * turns in the same run; vouchers are signed before the turn in which they are shown.
 */
package io.flock.testnet.bench.serving;
