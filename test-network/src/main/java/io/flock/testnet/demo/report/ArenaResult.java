package io.flock.testnet.demo.report;

import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the competition in the Arena came to.
 *
 * @param ending how the task ended, as the ledger calls it
 * @param best the consensus model, which the Alliance begins with
 * @param nodes in the order of their names
 * @param validators likewise
 * @param epochs the settled ones, the final validation last
 */
public record ArenaResult(
        TaskId task,
        String ending,
        ConsensusModel best,
        double seconds,
        List<Contestant> nodes,
        List<Contestant> validators,
        List<Epoch> epochs) {

    public ArenaResult {
        nodes = List.copyOf(nodes);
        validators = List.copyOf(validators);
        epochs = List.copyOf(epochs);
    }

    /**
     * One account.
     *
     * @param behaviour what it was told to do
     * @param rewards of all epochs and the end, as claimed
     * @param faults what it paid for, as {@code epoch REASON}
     * @param removed whether its stake was too low in the end to go on
     */
    public record Contestant(
            AccountId account,
            String behaviour,
            Amount stakeBefore,
            Amount stakeAfter,
            Amount rewards,
            List<String> faults,
            boolean removed) {
        public Contestant {
            faults = List.copyOf(faults);
        }

        public boolean isHonest() {
            return behaviour.equals("honest");
        }
    }

    /**
     * One settled epoch.
     *
     * @param disputed whose submissions were judged again
     */
    public record Epoch(int epoch, boolean voided, List<Rank> ranks, List<AccountId> disputed) {
        public Epoch {
            ranks = List.copyOf(ranks);
            disputed = List.copyOf(disputed);
        }
    }

    /** The accounts that were told to do something, such as {@code plagiarist}. */
    public List<Contestant> behaving(String behaviour) {
        return Stream.concat(nodes.stream(), validators.stream())
                .filter(contestant -> contestant.behaviour().equals(behaviour))
                .toList();
    }
}
