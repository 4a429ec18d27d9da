package io.flock.testnet.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.request.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingCommandTest {
    private static final int USAGE = 2;
    private static final int SETTINGS = 3;
    private static final int REFUSED = 5;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("founding.json");
    }

    private CommandRun make(Object... more) {
        Object[] all = new Object[more.length + 11];
        Object[] first = {
            "network",
            "founding",
            "make",
            "--output",
            "json",
            "--file",
            file,
            "--organisation",
            "Org1MSP",
            "--organisation",
            "Org2MSP"
        };
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void document_isMadeCheckedAndTurnedIntoAnArgument_allOfOneDigest() throws IOException {
        CommandRun made = make(
                "--grant",
                "Org1MSP::User1@org1.example.com=1000",
                "--grant",
                "Org2MSP::ann=0.5",
                "--parameter",
                "clockWindowSeconds=30",
                "--parameter",
                "minPhaseSeconds=90");
        FoundingDocument document = Json.read(Files.readAllBytes(file), FoundingDocument.class);
        String digest = document.digest().hex();
        CommandRun argument = CommandRun.of("network", "founding", "argument", file);
        JsonArray arguments =
                JsonParser.parseString(argument.out()).getAsJsonObject().getAsJsonArray("Args");

        assertThat(made.status()).isZero();
        assertThat(made.json().get("digest").getAsString()).isEqualTo(digest);
        assertThat(document.parameters().clockWindowSeconds()).isEqualTo(30);
        assertThat(document.minted().format()).isEqualTo("1000.5");
        assertThat(CommandRun.of("network", "founding", "check", file, "--digest", digest)
                        .out())
                .contains(digest, "Org1MSP::User1@org1.example.com 1000 FLOCK", "minPhaseSeconds 90");
        assertThat(argument.out().strip()).doesNotContain("\n");
        assertThat(arguments.get(0).getAsString()).isEqualTo("governance:Found");
        assertThat(Json.read(arguments.get(1).getAsString(), Found.class)).isEqualTo(new Found(document));
    }

    @Test
    void spacesAndOrderOfFields_changeNothingAboutTheDigest() throws IOException {
        String digest = make().json().get("digest").getAsString();
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n\t"));

        assertThat(CommandRun.of("network", "founding", "check", file, "--output", "json")
                        .json()
                        .get("digest")
                        .getAsString())
                .isEqualTo(digest);
    }

    @Test
    void whatTheLedgerWouldRefuse_isRefusedBeforeAnythingIsWritten() {
        assertThat(make("--grant", "Org3MSP::ann=1").err())
                .contains("Org3MSP::ann")
                .contains("belongs to none");
        assertThat(make("--organisation", "Org1MSP").status()).isEqualTo(REFUSED);
        assertThat(make("--parameter", "minPhaseSeconds=100").err()).contains("three clock windows");
        assertThat(make("--parameter", "unknown=1").status()).isEqualTo(USAGE);
        assertThat(make("--parameter", "minPhaseSeconds=often").status()).isEqualTo(REFUSED);
        assertThat(make("--grant", "nobody=1").status()).isEqualTo(USAGE);
        assertThat(file).doesNotExist();
    }

    @Test
    void documentThatIsThere_isNeverOverwritten() throws IOException {
        make();
        String before = Files.readString(file);

        assertThat(make("--grant", "Org1MSP::ann=1").status()).isEqualTo(SETTINGS);
        assertThat(file).hasContent(before);
    }

    @Test
    void anotherDigestThanTheOneTold_isNamed() {
        String digest = make().json().get("digest").getAsString();
        CommandRun checked = CommandRun.of("network", "founding", "check", file, "--digest", "0".repeat(64));

        assertThat(checked.status()).isEqualTo(REFUSED);
        assertThat(checked.err()).contains("FOUNDING_MISMATCH", digest, "0".repeat(64));
    }

    @Test
    void fileThatIsNoDocument_isNamedWithTheField() throws IOException {
        Files.writeString(file, "{\"organisations\":[]}");
        CommandRun checked = CommandRun.of("network", "founding", "check", file);

        assertThat(checked.status()).isEqualTo(SETTINGS);
        assertThat(checked.err()).contains("CONFIGURATION_INVALID", "founding.json", "is missing");
    }
}
