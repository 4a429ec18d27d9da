package io.flock.devnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.conformance.record.KeptRecord;
import io.flock.devnet.conformance.record.KnownDifferences;
import io.flock.devnet.conformance.scenario.Catalogue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void everyScenario_hasARecordOfARealRun_andNoRecordIsLeftOver() throws IOException {
        assertThat(Catalogue.all().stream().map(Scenario::name))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(KeptRecord.ofLastRealRun().names());
    }

    @Test
    void aKnownDifference_isOne() throws IOException {
        KeptRecord fabric = KeptRecord.ofLastRealRun();
        KnownDifferences differences = KnownDifferences.load();
        assertThat(differences.names())
                .allSatisfy(name -> assertThat(differences.of(name)).isNotEqualTo(fabric.of(name)));
    }
}
