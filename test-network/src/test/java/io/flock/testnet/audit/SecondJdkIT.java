package io.flock.testnet.audit;

import io.flock.testnet.Machine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every organisation must endorse here, as Fabric's majority does not ask for; needs a second JDK, and fails without one. */
class SecondJdkIT {
    @TempDir
    Path folder;

    @Test
    void organisationsOnTwoJdks_endorseTheSame() {
        new DifferentMachines(Machine.ofTwoJdks()).playWithoutOneDifference(folder);
    }
}
