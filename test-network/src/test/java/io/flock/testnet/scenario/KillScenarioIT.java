package io.flock.testnet.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * On Fabric's own processes, each of which is killed in turn while others send without pause. Two networks at a time: a
 * task mostly waits, for elections and processes that start.
 */
@Execution(ExecutionMode.CONCURRENT)
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
    Set<String> replaced() {
        return Set.of("peer1", "peer2", FabricUnderTest.LEADER, FabricUnderTest.FOLLOWER);
    }

    @Override
    int load() {
        return 4;
    }

    @Test
    void organisationApartFromAllOthers_catchesUp_andTheTaskEndsAsEver(@TempDir Path folder) {
        FabricUnderTest network = FabricUnderTest.relayed(folder.resolve("home"));
        endsAsEver(
                network,
                folder,
                SmallTask.PARTICIPANTS.get(3),
                (play, apart) -> FabricFaults.partition(play.conductor(), network, apart));
    }

    @Test
    void slowPeer_isNamed_andTheTaskEndsAsEver(@TempDir Path folder) {
        FabricUnderTest network = FabricUnderTest.relayed(folder.resolve("home"));
        endsAsEver(
                network,
                folder,
                SmallTask.PARTICIPANTS.get(1),
                (play, apart) -> FabricFaults.slowPeer(play.conductor(), network));
    }

    @Test
    void peerWithAFullDisk_isNamed_andTheTaskEndsAsEver(@TempDir Path folder) {
        FabricUnderTest network = FabricUnderTest.start(folder.resolve("home"));
        endsAsEver(
                network,
                folder,
                SmallTask.PARTICIPANTS.get(1),
                (play, apart) -> FabricFaults.fullDisk(play.conductor(), network));
    }

    @Test
    void participantWhoseClockIsMinutesOff_isToldSo_andTheTaskEndsAsEver(@TempDir Path folder) {
        endsAsEver(
                FabricUnderTest.start(folder.resolve("home")),
                folder,
                SmallTask.PARTICIPANTS.get(0),
                (play, apart) -> FabricFaults.wrongClock(play.conductor(), apart, folder));
    }
}
