package io.flock.client.arena;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which of its models a node shows in an epoch. Where improvements are ranked, a model that was shown and came to no result,
 * because the epoch was void or its scores were too few, is shown again: it keeps what it has to be better than, while a
 * new one has to be better than all that others have shown by now, and would pay for juries that were silent.
 */
final class ShownModel {
    private ShownModel() {}

    /**
     * The epoch whose model it is: the current one's, or the one in which the unjudged model was first shown. Both phases
     * of a submission get the same answer, since neither roster nor settled epochs change between them.
     *
     * @param settlements of epochs that are settled
     */
    static int epochOf(
            AccountId node,
            ArenaRoster roster,
            RewardRules rules,
            int epoch,
            IntFunction<Optional<EpochSettlement>> settlements) {
        if (rules.improvement().isEmpty()) {
            return epoch;
        }
        return roster.member(node)
                .flatMap(ArenaMember::standing)
                .filter(shown -> shown.epoch() < epoch)
                .filter(shown -> settlements
                        .apply(shown.epoch())
                        .filter(settled -> !isJudged(node, settled))
                        .isPresent())
                .map(Standing::firstEpoch)
                .orElse(epoch);
    }

    private static boolean isJudged(AccountId node, EpochSettlement settled) {
        return settled.results().stream()
                .anyMatch(result ->
                        result.node().equals(node) && result.consensus().score().isPresent());
    }
}
