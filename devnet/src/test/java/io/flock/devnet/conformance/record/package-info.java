/** What scenarios saw, in a form in which two networks can be compared. */
package io.flock.devnet.conformance.record;
