/**
 * What callers send to the contract {@code token}. {@code collect} names credits to be folded first, at most a hundred.
 */
package io.flock.protocol.token.request;
