package io.flock.testnet.scenario;

import java.nio.file.Path;
import java.util.List;

/** On Fabric's own processes, each of which is killed in turn while others send without pause. */
class KillScenarioIT extends KillScenarios {
    @Override
    ScenarioNetwork start(Path folder) {
        return FabricUnderTest.start(folder);
    }

    /** The conductor's and one participant's gateway is {@code peer1}, another's {@code peer2}. */
    @Override
    List<String> parts() {
        return List.of("peer1", "peer2", FabricUnderTest.LEADER, FabricUnderTest.FOLLOWER, "chaincode1", "ipfs1");
    }

    @Override
    int load() {
        return 6;
    }
}
