package io.flock.testnet.audit;

import io.flock.testnet.Machine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("scenario")
class DifferentMachinesScenarioTest {
    @TempDir
    Path folder;

    @Test
    void organisationsOfDifferentLanguagesCharsetsAndZones_endorseTheSame() {
        new DifferentMachines(List.of(
                        Machine.turkish(Machine.THIS_JDK),
                        Machine.arabic(Machine.THIS_JDK),
                        Machine.japanese(Machine.THIS_JDK)))
                .playWithoutOneDifference(folder);
    }
}
