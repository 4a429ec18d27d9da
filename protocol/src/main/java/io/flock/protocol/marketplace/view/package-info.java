/** What the functions of the contract {@code marketplace} answer. */
package io.flock.protocol.marketplace.view;
