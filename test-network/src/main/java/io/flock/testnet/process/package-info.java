/**
 * What processes of this machine that outlive the program that started them leave in their logs, and the ports that they want.
 */
package io.flock.testnet.process;
