package io.flock.client.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnownProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "600").start();
    }

    @Test
    void process_isFoundByIdAndStart_andEnded() throws Exception {
        Process sleeper = sleeper();
        long start = KnownProcess.startOf(sleeper.toHandle());

        KnownProcess found = KnownProcess.find(sleeper.pid(), start).orElseThrow();

        assertThat(found.end(PATIENCE)).isTrue();
        assertThat(KnownProcess.find(sleeper.pid(), start)).isEmpty();
    }

    @Test
    void idThatWasGivenToAnotherProcess_isNotFound() throws Exception {
        Process sleeper = sleeper();
        try {
            long before = KnownProcess.startOf(sleeper.toHandle()) - 60_000;

            assertThat(KnownProcess.find(sleeper.pid(), before)).isEmpty();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void processThatIgnoresTheRequest_isMadeToEnd() throws Exception {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; read answer").start();
        assertThat(deaf.getInputStream().read()).isEqualTo('r');

        boolean ended = new KnownProcess(deaf.toHandle()).end(Duration.ofMillis(200));

        assertThat(ended).isTrue();
        assertThat(deaf.waitFor()).isEqualTo(137);
    }

    @Test
    void processThatHasEndedAndIsNotCollected_doesNotCount() {
        assertThat(KnownProcess.isZombie("12 (a) Z 1 12")).isTrue();
        assertThat(KnownProcess.isZombie("12 (x) Z) S 1 12")).isFalse();
        assertThat(KnownProcess.isZombie("")).isFalse();
    }
}
