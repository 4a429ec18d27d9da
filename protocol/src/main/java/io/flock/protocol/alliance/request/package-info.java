/** What callers send to the contract {@code alliance}, and what its transactions answer. */
package io.flock.protocol.alliance.request;
