package io.flock.client.cli;

import io.flock.client.arena.ArenaPart;
import io.flock.client.participant.CommitJournal;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an account stakes in a task of the Arena. */
final class ArenaStakeOption {
    @Option(names = "--stake", paramLabel = "FLOCK", description = "what to stake (default: the task's minimum)")
    private Optional<Amount> stake;

    ArenaStakeOption() {}

    ArenaPart.Application application(ArenaRun run, Seats seats, CommitJournal journal) {
        return new ArenaPart.Application(stake.orElse(seats.minStake()), run.firstSlot(), journal);
    }
}
