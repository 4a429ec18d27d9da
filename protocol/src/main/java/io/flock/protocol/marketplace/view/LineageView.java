package io.flock.protocol.marketplace.view;

import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.Referral;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;
import java.util.Optional;

/**
 * Where a version comes from and where it led.
 *
 * @param arena the Arena task in the lineage
 * @param consensus its consensus model, with node and score
 * @param rounds the Alliance rounds that adopted a model, in order
 * @param ancestors versions whose feedback led here, nearest first, at most 32
 * @param referral what its own ratings led to
 */
public record LineageView(
        ModelVersion version,
        Optional<TaskId> arena,
        Optional<ConsensusModel> consensus,
        List<AdoptedRound> rounds,
        List<VersionRef> ancestors,
        Optional<Referral> referral) {
    public LineageView {
        rounds = List.copyOf(rounds);
        ancestors = List.copyOf(ancestors);
    }
}
