package io.flock.client.cli.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PaymentFileTest {
    private static final AccountId HOST = AccountId.of("Org1MSP", "host");

    @TempDir
    private Path folder;

    private Path home;
    private Path before;

    @BeforeEach
    void stateFolder_andProfiles() throws IOException {
        folder = folder.toRealPath();
        for (String profile : List.of("one/connection.json", "one/other.json", "two/connection.json")) {
            Files.createDirectories(folder.resolve(profile).getParent());
            Files.writeString(folder.resolve(profile), "{}");
        }
        home = Files.createDirectories(folder.resolve("home"));
        before = home.resolve("vouchers-Org1MSP-host");
    }

    private Path file(AccountId host, String... options) {
        String[] arguments = Stream.concat(Stream.of("--home", home.toString()), Stream.of(options))
                .toArray(String[]::new);
        return new PaymentFile(CommandLine.populateCommand(new ConnectionOptions(), arguments), host).path();
    }

    private Path foreign(String profile, AccountId host, String channel) {
        return file(
                host,
                "--profile",
                folder.resolve(profile).toString(),
                "--identity",
                folder.resolve("msp").toString(),
                "--channel",
                channel);
    }

    @Test
    void networkOfThisMachine_hasItInItsStateFolder() {
        assertThat(file(HOST)).isEqualTo(before);
    }

    @Test
    void networkOfAProfile_hasItBesideThat() {
        assertThat(foreign("one/connection.json", HOST, "flock"))
                .isEqualTo(folder.resolve("one/connection.json.host/flock/Org1MSP/host.vouchers"));
    }

    @Test
    void twoNetworks_channelsOrAccounts_neverShareOne() {
        assertThat(Stream.of(
                        file(HOST),
                        foreign("one/connection.json", HOST, "flock"),
                        foreign("two/connection.json", HOST, "flock"),
                        foreign("one/other.json", HOST, "flock"),
                        foreign("one/connection.json", HOST, "second"),
                        foreign("one/connection.json", AccountId.of("Org1MSP", "host.vouchers"), "flock"),
                        foreign("one/connection.json", AccountId.of("Org1", "b-c"), "flock"),
                        foreign("one/connection.json", AccountId.of("Org1-b", "c"), "flock")))
                .doesNotHaveDuplicates();
    }

    /** Otherwise who turns a link from one network to another would bring the payments along. */
    @Test
    void link_countsAsWhatItLeadsTo() throws IOException {
        Path link = folder.resolve("current.json");
        for (String profile : List.of("one/connection.json", "two/connection.json")) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve(profile));

            assertThat(foreign("current.json", HOST, "flock")).isEqualTo(foreign(profile, HOST, "flock"));
        }
    }

    @Test
    void profileThatIsGone_isTold() {
        assertThatThrownBy(() -> foreign("three.json", HOST, "flock"))
                .hasMessageStartingWith("CONFIGURATION_INVALID|where profile " + folder.resolve("three.json"));
    }

    @Test
    void oneFromBefore_isNeitherTakenUpNorForgotten() throws IOException {
        Files.writeString(before, "paid");

        assertThatThrownBy(() -> foreign("one/connection.json", HOST, "flock"))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
                    assertThat(e.what()).contains(before.toString());
                    assertThat(e.todo())
                            .contains("--journal " + before, "--journal " + folder.resolve("one/connection.json.host"));
                });
    }

    @Test
    void oneFromBefore_isNoMatter_onceThisNetworkHasItsOwn() throws IOException {
        Files.writeString(before, "paid");
        Path own = folder.resolve("one/connection.json.host/flock/Org1MSP/host.vouchers");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "");

        assertThat(foreign("one/connection.json", HOST, "flock")).isEqualTo(own);
    }
}
