/**
 * Which network a command calls, and as whom: one that runs on this machine, with its state folder, or another by its
 * connection profile.
 */
package io.flock.client.cli.network;
