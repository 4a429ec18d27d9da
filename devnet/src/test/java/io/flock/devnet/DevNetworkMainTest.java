package io.flock.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevNetworkMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws InterruptedException {
        return DevNetworkMain.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void help_saysWhatThereIs() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--chaincode NAME=HOST:PORT", "Example:");
    }

    @Test
    void anUnknownOption_aMissingValue_andAWrongOne_endWithTwo() throws InterruptedException {
        assertThat(run("--wrong")).isEqualTo(2);
        assertThat(run("--channel")).isEqualTo(2);
        assertThat(run("--chaincode", "nothing")).isEqualTo(2);
        assertThat(run("--organisation", "Org1MSP=x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("OPTION_INVALID|"));
    }

    @Test
    void aNetworkThatCantStart_endsWithOne() throws InterruptedException {
        assertThat(run("--channel", "UPPER")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("OPTION_INVALID|the channel name UPPER");
    }
}
