package io.flock.testnet.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On the development network, which is one process. Both plays mostly wait, so they share the machine. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("scenario")
class KillScenarioTest extends KillScenarios {
    @Override
    ScenarioNetwork start(Path folder) {
        return DevnetProcess.start(folder);
    }

    @Override
    List<String> parts() {
        return List.of(DevnetProcess.NETWORK);
    }

    @Override
    Set<String> replaced() {
        return Set.of();
    }

    @Override
    int load() {
        return 1;
    }
}
