package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Models of two weights, behind two running statistics of a layer. */
class RoundGeometryTest {
    private static final JudgingSection TOLERANCES = new JudgingSection(1e-3, 3, 0.999, 0.1, 0.5, 0.1, 0.5, 0.05);
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(
            new TensorSpec("layer00_mean", List.of(1), Fill.ZERO),
            new TensorSpec("layer00_variance", List.of(1), Fill.ONE),
            new TensorSpec("layer01_W", List.of(2), Fill.ZERO)));
    private static final ModelWeights GLOBAL = model(0, 1, 0, 0);

    private final List<Proposal> proposals = new ArrayList<>();

    /** Else honest proposers would be in one faction with those who undo what they learnt, and judged by its mean. */
    @Test
    void statisticsThatAllMoveAlike_hideNobodysDirection() {
        AccountId ada = propose(5, 9, 1, 0.1f);
        AccountId bo = propose(6, 8, 0.9f, -0.2f);
        AccountId cy = propose(7, 10, -1, 0.1f);
        AccountId di = propose(5, 7, -0.8f, -0.3f);

        assertThat(factions())
                .containsExactlyInAnyOrder(new TreeSet<>(List.of(ada, bo)), new TreeSet<>(List.of(cy, di)));
    }

    @Test
    void whoMovesNothingButStatistics_isInNoFaction_andKeepsNobodyFromOne() {
        AccountId ada = propose(5, 9, 1, 0.1f);
        AccountId bo = propose(6, 8, 0.9f, -0.2f);
        propose(-7, 8, 0, 0);

        assertThat(factions()).containsExactly(new TreeSet<>(List.of(ada, bo)));
    }

    private List<SortedSet<AccountId>> factions() {
        SortedSet<AccountId> all = new TreeSet<>();
        proposals.forEach(proposal -> all.add(proposal.proposer()));
        return RoundGeometry.of(TOLERANCES, GLOBAL, proposals).factions(all).opposed();
    }

    private AccountId propose(float... values) {
        AccountId account = AccountId.of("Org" + (1 + proposals.size() % 3) + "MSP", "p" + proposals.size());
        proposals.add(new Proposal.Loaded(account, model(values)));
        return account;
    }

    private static ModelWeights model(float... values) {
        return ModelWeights.of(LAYOUT, values);
    }
}
