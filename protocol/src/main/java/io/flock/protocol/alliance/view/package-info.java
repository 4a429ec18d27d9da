/** What the queries of the contract {@code alliance} answer. */
package io.flock.protocol.alliance.view;
