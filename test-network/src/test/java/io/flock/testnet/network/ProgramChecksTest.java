package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.preflight.Finding;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import org.junit.jupiter.api.Test;

class ProgramChecksTest {
    private static final ProgramPath PEER = new ProgramPath(Program.PEER, "/bin/peer");

    @Test
    void fabricWithTheTimeWindowFilter_isFine() {
        Finding finding = ProgramChecks.judged(PEER, "peer:\n Version: v3.1.5\n Commit SHA: 86c1172be\n");

        assertThat(finding.state()).isEqualTo(Finding.State.OK);
        assertThat(finding.text()).isEqualTo("Version: v3.1.5 at /bin/peer");
    }

    @Test
    void fabricBeforeIt_isRefused() {
        Finding finding = ProgramChecks.judged(PEER, "peer:\n Version: v2.5.12\n");

        assertThat(finding.isFailed()).isTrue();
        assertThat(finding.text()).contains("no time window filter");
    }

    @Test
    void kubosVersion_isNotFabrics() {
        assertThat(ProgramChecks.judged(new ProgramPath(Program.IPFS, "/bin/ipfs"), "ipfs version 0.42.0\n")
                        .isFailed())
                .isFalse();
    }

    @Test
    void somethingElseOfThatName_isRefused() {
        assertThat(ProgramChecks.judged(PEER, "usage: peer [-h]").text()).contains("does not say its version");
    }
}
