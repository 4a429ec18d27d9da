/** The engines that a participant may choose from: the one place that knows them by their names. */
package io.flock.client.engine.choice;
