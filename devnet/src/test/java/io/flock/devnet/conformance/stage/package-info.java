/** What a scenario acts with: clients at the gateways, their calls, and the notes of what came back. */
package io.flock.devnet.conformance.stage;
