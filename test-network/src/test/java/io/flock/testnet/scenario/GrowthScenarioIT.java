package io.flock.testnet.scenario;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Fabric's own processes, which a fourth organisation joins while a task is under way. */
class GrowthScenarioIT extends DisturbedTask {
    @Override
    int load() {
        return 4;
    }

    @Test
    void organisationThatJoinsUnderATask_countsFromThenOn_andTheTaskEndsAsEver(@TempDir Path folder) {
        FabricUnderTest network = FabricUnderTest.start(folder.resolve("home"));
        endsAsEver(
                network,
                folder,
                SmallTask.PARTICIPANTS.get(1),
                (play, apart) -> FabricFaults.growth(play.conductor(), network));
    }
}
