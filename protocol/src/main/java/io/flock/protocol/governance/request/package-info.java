/** What callers send to the contract {@code governance}. */
package io.flock.protocol.governance.request;
