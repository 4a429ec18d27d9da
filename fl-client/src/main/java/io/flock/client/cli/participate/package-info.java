/** {@code flock participate}: an account in tasks of the FL Alliance, unattended; what it stakes, and the data of each task. */
package io.flock.client.cli.participate;
