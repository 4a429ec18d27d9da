/** The development network as a conformance network. */
package io.flock.devnet.conformance.embedded;
