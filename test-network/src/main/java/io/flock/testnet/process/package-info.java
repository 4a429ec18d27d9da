/**
 * Processes of this machine that outlive the program that started them, and the ports that they want.
 *
 * <p>What always holds: a process is known by its id and the time it began, and ended by its id, never by a name.
 */
package io.flock.testnet.process;
