package io.flock.client.participant;

import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import java.util.Optional;

/**
 * What a task looked like when it was read last.
 *
 * @param number counts the readings
 * @param round the current round's records, in the phases that need them
 */
public record TaskSnapshot(long number, TaskView task, Optional<RoundView> round) {}
