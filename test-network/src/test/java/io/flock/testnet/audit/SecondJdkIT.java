package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a second JDK, by {@code -Dflock.jdk25} or {@code FLOCK_JDK25}; fails without one. */
class SecondJdkIT {
    @TempDir
    Path folder;

    @Test
    void organisationsOnTwoJdks_endorseTheSame() {
        Path second = Optional.ofNullable(System.getProperty("flock.jdk25"))
                .or(() -> Optional.ofNullable(System.getenv("FLOCK_JDK25")))
                .map(Path::of)
                .orElse(Path.of("missing"));
        assertThat(Files.isExecutable(second.resolve("bin/java")))
                .as("no JDK 25 at " + second + ": give its folder with -Dflock.jdk25 or FLOCK_JDK25")
                .isTrue();

        new DifferentMachines(
                        List.of(Machine.turkish(second), Machine.arabic(Machine.THIS_JDK), Machine.japanese(second)))
                .playWithoutOneDifference(folder);
    }
}
