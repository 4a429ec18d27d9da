/** {@code flock simulate}: tasks, economies, averaging and privacy tried out on this machine, with no network and no stake. */
package io.flock.client.cli.simulate;
