package io.flock.client.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The secret of a command that goes on without one. */
class SecretOptionTest {
    private static final AccountId HOST = AccountId.of("Org1MSP", "host");

    @TempDir
    private Path folder;

    private final List<FlockException> unmade = new ArrayList<>();
    private Path unwritable;

    /** Below a file nothing can be made, whoever one is. */
    @BeforeEach
    void block() throws IOException {
        unwritable = Files.writeString(folder.resolve("file"), "").resolve("state");
    }

    private static ConnectionOptions home(Path home) {
        return CommandLine.populateCommand(new ConnectionOptions(), "--home", home.toString());
    }

    private static SecretOption named(String... arguments) {
        return CommandLine.populateCommand(new SecretOption(), arguments);
    }

    @Test
    void secretIsMade_whereItCanBe() {
        assertThat(named().secretIfAny(home(folder), HOST, unmade::add)).isPresent();
        assertThat(unmade).isEmpty();
        assertThat(home(folder).home().secret(HOST)).exists();
    }

    @Test
    void whereNoneCanBeMade_itIsTold_andThereIsNone() {
        assertThat(named().secretIfAny(home(unwritable), HOST, unmade::add)).isEmpty();
        assertThat(unmade).singleElement().matches(why -> why.is(ErrorCode.STATE_FOLDER_UNUSABLE));
    }

    @Test
    void secretThatWasNamed_hasToBeThere() {
        SecretOption missing = named("--secret", folder.resolve("missing").toString());

        assertThatThrownBy(() -> missing.secretIfAny(home(folder), HOST, unmade::add))
                .hasMessageContaining("SECRET_MISSING");
        assertThat(unmade).isEmpty();
    }

    @Test
    void secretThatCanNotBeUsed_isRefused_thoughItWasNotNamed() throws IOException {
        named().secretIfAny(home(folder), HOST, unmade::add);
        Files.writeString(home(folder).home().secret(HOST), "no secret");

        assertThatThrownBy(() -> named().secretIfAny(home(folder), HOST, unmade::add))
                .hasMessageContaining("CONFIGURATION_INVALID");
    }
}
