package io.flock.devnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.conformance.record.KeptRecord;
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
}
