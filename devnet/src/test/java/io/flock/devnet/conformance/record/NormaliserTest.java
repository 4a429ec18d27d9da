package io.flock.devnet.conformance.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dial tcp 127.0.0.1:7051: connection refused|dial tcp <address>: connection refused",
                "chaincode response 500, CODE|chaincode response 500, CODE",
                "message payload is 263123 bytes|message payload is <number> bytes",
                "[1a2b3c4d]Unsuccessful response|[<id>]Unsuccessful response",
                "at 2026-01-02 03:04:05 +0000 UTC,|at <time>,",
                "timewindow 15m0s|timewindow 15m0s",
                "CallOptions deadline exceeded after 0.29s|deadline exceeded",
                "context deadline exceeded|deadline exceeded",
                "proto:\u00a0cannot parse|proto: cannot parse",
                "for org(s): C, A, B|for org(s): C, A, B",
                "find any endorsing peers for org(s): C, A, B|find any endorsing peers for org(s): A, B, C"
            })
    void whatDiffersFromRunToRun_isReplaced_andNothingElse(String text, String expected) {
        assertThat(Normaliser.normalise(text)).isEqualTo(expected);
    }

    @Test
    void stackTrace_isCutOff() {
        assertThat(Normaliser.normalise("a.B: bang\n\tat a.B.c(B.java:1)\n\tat a.D.e(D.java:2)"))
                .isEqualTo("a.B: bang\n<stack>");
    }
}
