/** Identities for scenarios, good and bad ones, issued with the organisations' own authorities. */
package io.flock.devnet.conformance.identity;
