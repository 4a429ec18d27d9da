/** The scenarios by topic, and their catalogue. */
package io.flock.devnet.conformance.scenario;
