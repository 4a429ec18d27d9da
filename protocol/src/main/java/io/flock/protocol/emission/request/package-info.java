/** What callers send to the contract {@code governance} about epochs. */
package io.flock.protocol.emission.request;
