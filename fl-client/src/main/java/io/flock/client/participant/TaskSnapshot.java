package io.flock.client.participant;

import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import java.util.Optional;

/**
 * What a task looked like when it was read last.
 *
 * @param number counts the readings
 * @param block the newest block that the reading surely knows; -1 for none
 * @param round the current round's records, in the phases that need them
 */
public record TaskSnapshot(long number, long block, TaskView task, Optional<RoundView> round) {}
