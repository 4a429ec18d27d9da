/** What the functions of the contract {@code marketplace} are asked with. */
package io.flock.protocol.marketplace.request;
