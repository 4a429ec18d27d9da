package io.flock.client.cli.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.output.RecordLines;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.GovernanceParameters;
import org.junit.jupiter.api.Test;

class GovernanceParametersCommandTest {
    private static final GovernanceParameters SHOWN =
            GovernanceParametersCommand.inForce(GovernanceParameters.defaults());

    @Test
    void whatTheFoundingLeftOut_isShownAsItCounts() {
        assertThat(RecordLines.of(SHOWN).stream().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "clockWindowSeconds 60 s",
                        "maxSlashFraction 25 %",
                        "epochSeconds 86400 s",
                        "arena.creatorMinStake 1000 FLOCK",
                        "market.fee 5 %",
                        "delegation.coolDownSeconds 86400 s")
                .anyMatch(line -> line.startsWith("market.knowledge."));
    }

    @Test
    void whatIsShown_isWhatAProposalTakes_andChangesNothing() {
        GovernanceParameters proposed = Json.read(Json.write(SHOWN), GovernanceParameters.class);

        assertThat(GovernanceParametersCommand.inForce(proposed)).isEqualTo(SHOWN);
        assertThat(proposed.arenaBounds())
                .isEqualTo(GovernanceParameters.defaults().arenaBounds());
        assertThat(proposed.marketBounds().knowledgeBounds())
                .isEqualTo(GovernanceParameters.defaults().marketBounds().knowledgeBounds());
    }
}
