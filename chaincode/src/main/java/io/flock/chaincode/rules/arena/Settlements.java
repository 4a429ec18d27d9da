package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settlements of a task, which never change. */
public final class Settlements {
    private Settlements() {}

    /** Those from an epoch on, in order, without a gap, at most so many. */
    public static List<EpochSettlement> from(Ledger ledger, TaskId task, int from, int most) {
        List<EpochSettlement> settlements = new ArrayList<>();
        Optional<EpochSettlement> next = one(ledger, task, from);
        while (next.isPresent() && settlements.size() < most) {
            settlements.add(next.get());
            next = one(ledger, task, from + settlements.size());
        }
        return settlements;
    }

    private static Optional<EpochSettlement> one(Ledger ledger, TaskId task, int epoch) {
        return ledger.find(ArenaKeys.settlement(task, epoch), EpochSettlement.class);
    }
}
