/** The options that commands of several kinds share, as mixins, and the types that all arguments are read into. */
package io.flock.client.cli.option;
