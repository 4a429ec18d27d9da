/**
 * What a new task is described with, in options or in a file: its title, phases and prices, and the bundle and first model
 * that it refers to.
 */
package io.flock.client.cli.definition;
