package io.flock.testnet.fabric.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortClaimsTest {
    @TempDir
    Path folder;

    @Test
    void twoStartsAtTheSameMoment_takeDifferentBlocks() {
        try (PortClaims first = new PortClaims(folder);
                PortClaims second = new PortClaims(folder)) {
            PortPlan here = PortPlan.firstFree(3, 3, first::take);
            PortPlan there = PortPlan.firstFree(3, 3, second::take);

            assertThat(there.base()).isGreaterThan(here.base());
            assertThat(first.take(here.base() + 1)).isTrue();
            assertThat(second.take(here.base() + 1)).isFalse();
        }
    }

    /** What one program holds is seen by another only. */
    @Test
    void refusedStart_leavesTheClaimOfTheOther_againstOtherProgramsToo() throws Exception {
        try (PortClaims first = new PortClaims(folder);
                PortClaims second = new PortClaims(folder)) {
            int base = PortPlan.firstFree(3, 3, first::take).base();
            assertThat(second.take(base)).isFalse();

            assertThat(isTakenElsewhere(base)).isFalse();
        }
    }

    private boolean isTakenElsewhere(int port) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherStart.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isIn(OtherStart.TAKEN, OtherStart.REFUSED);
        return process.exitValue() == OtherStart.TAKEN;
    }

    @Test
    void claim_endsWithTheStart() {
        int port;
        try (PortClaims first = new PortClaims(folder)) {
            port = PortPlan.firstFree(3, 3, first::take).base();
        }

        try (PortClaims second = new PortClaims(folder)) {
            assertThat(PortPlan.firstFree(3, 3, second::take).base()).isEqualTo(port);
        }
    }

    /** Tries to take a port, as another program does. */
    static final class OtherStart {
        static final int TAKEN = 10;
        static final int REFUSED = 11;

        private OtherStart() {}

        public static void main(String[] args) {
            try (PortClaims claims = new PortClaims(Path.of(args[0]))) {
                System.exit(claims.take(Integer.parseInt(args[1])) ? TAKEN : REFUSED);
            }
        }
    }
}
