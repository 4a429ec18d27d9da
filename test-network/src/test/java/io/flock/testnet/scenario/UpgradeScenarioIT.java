package io.flock.testnet.scenario;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Fabric's own processes, whose chaincode gets its next version, and the one after it, while a task is under way. */
class UpgradeScenarioIT extends DisturbedTask {
    @Override
    int load() {
        return 4;
    }

    @Test
    void chaincodeUpgradedUnderATask_goesOnWithIt_andTheTaskEndsAsEver(@TempDir Path folder) {
        FabricUnderTest network = FabricUnderTest.start(folder.resolve("home"));
        endsAsEver(
                network,
                folder,
                SmallTask.PARTICIPANTS.get(1),
                (play, apart) -> FabricFaults.upgrade(play.conductor(), network));
    }
}
