/** Launches networks on this machine, and adds what needs one to the {@code flock} command. */
package io.flock.testnet;
