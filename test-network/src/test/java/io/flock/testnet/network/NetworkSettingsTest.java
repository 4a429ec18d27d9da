package io.flock.testnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class NetworkSettingsTest {
    @TempDir
    private Path folder;

    @Command
    private static final class Founding {
        @Mixin
        private FoundingOptions options;
    }

    private static FoundingOptions options(String... arguments) {
        Founding founding = new Founding();
        new CommandLine(founding)
                .registerConverter(Amount.class, text -> Amount.ofFlock(Long.parseLong(text)))
                .registerConverter(Duration.class, text -> Duration.parse("PT" + text))
                .parseArgs(arguments);
        return founding.options;
    }

    static NetworkSettings settings(int port) {
        return new NetworkSettings(
                port,
                50,
                options("--accounts", "2").founding(),
                options("--accounts", "2").accounts());
    }

    @Test
    void portsThatWereChosen_areKept() {
        settings(0).withPorts().write(folder);

        int port = NetworkSettings.read(folder).orElseThrow().basePort();

        assertThat(port).isBetween(20_000, 32_000);
        assertThat(NetworkSettings.read(folder).orElseThrow().withPorts().basePort())
                .isEqualTo(port);
    }

    @Test
    void portAndBatchTimeout_mayBeOthersFromOneStartToTheNext() {
        NetworkSettings moved = settings(20_000).with(Optional.of(21_000), Optional.of(Duration.ofMillis(90)));

        assertThat(moved.basePort()).isEqualTo(21_000);
        assertThat(moved.batchTimeoutMillis()).isEqualTo(90);
        assertThat(settings(20_000).with(Optional.empty(), Optional.empty())).isEqualTo(settings(20_000));
    }

    @Test
    void damagedSettings_namingTheirFile_sayWhatHelps() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"basePort\":");

        assertThatThrownBy(() -> NetworkSettings.read(folder)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE)).isTrue();
            assertThat(e.what()).contains("settings.json").doesNotContain("MALFORMED_JSON");
            assertThat(e.todo()).contains("network clean");
        });
    }

    @Test
    void whatTheNetworkWasNotFoundedWith_isRefused() {
        NetworkSettings kept = settings(20_000);
        KeptNetwork network = new KeptNetwork(folder);

        assertThatCode(() -> options("--accounts", "2", "--grant", "1000", "--clock-window", "20S")
                        .requireKept(network, kept.founding(), kept.accounts()))
                .doesNotThrowAnyException();
        assertThatCode(() -> options().requireKept(network, kept.founding(), kept.accounts()))
                .doesNotThrowAnyException();
        refused(kept, "--accounts 6", "--accounts", "6");
        refused(kept, "--grant 2000", "--grant", "2000");
        refused(kept, "--clock-window 30s", "--clock-window", "30S");
    }

    private void refused(NetworkSettings kept, String named, String... arguments) {
        assertThatThrownBy(
                        () -> options(arguments).requireKept(new KeptNetwork(folder), kept.founding(), kept.accounts()))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
                    assertThat(e.what()).startsWith(named);
                });
    }
}
