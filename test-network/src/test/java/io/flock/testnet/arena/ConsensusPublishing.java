package io.flock.testnet.arena;

import static io.flock.testnet.arena.ArenaCommands.CREATOR;
import static io.flock.testnet.arena.ArenaCommands.TASK;
import static io.flock.testnet.arena.ArenaCommands.VALIDATORS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.testnet.ContentDoor;
import io.flock.testnet.arena.Running.Ran;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The completed task's consensus model: who can open it to all, and who can list it. */
final class ConsensusPublishing {
    private final ArenaCommands commands;

    ConsensusPublishing(ArenaCommands commands) {
        this.commands = commands;
    }

    /** Everybody can have it, and its bytes name its node. */
    void isOpen() {
        ConsensusModel best = commands.best();
        try (IpfsClient content = IpfsClient.of(nodesOf(CREATOR).get(0))) {
            byte[] file = content.get(best.model().file(), 1 << 20);
            assertThat(new String(file, 8, 200, StandardCharsets.ISO_8859_1))
                    .contains(best.node().toString());
        }
    }

    /** Whoever is none of the task's own has it as a file, and measures it as the validators did. */
    void isFetched_andScoresAsItsValidatorsSay() throws Exception {
        ConsensusModel best = commands.best();
        Path file = commands.file("consensus.safetensors");

        Ran fetched = commands.run(
                "arena",
                "model",
                TASK.text(),
                "--save",
                file.toString(),
                "--data",
                commands.file("final.csv").toString(),
                "--output",
                "json");

        assertThat(fetched.status()).as(fetched.out()).isZero();
        JsonObject told = fetched.json();
        assertThat(told.get("node").getAsString()).isEqualTo(best.node().toString());
        assertThat(told.get("tensorDigest").getAsString())
                .isEqualTo(best.model().tensorDigest().toString());
        assertThat(told.get("score").getAsInt()).isEqualTo(best.score().millionths());
        assertThat(told.getAsJsonObject("measured").get("accuracy").getAsInt())
                .isEqualTo(best.score().millionths());
        assertThat(FieldHash.ofBytes(Files.readAllBytes(file)))
                .isEqualTo(best.model().digest());
        assertThat(commands.run("arena", "model", TASK.text(), "--save", file.toString())
                        .status())
                .as("never over another file")
                .isNotZero();
    }

    /** Its validators stored it when they ended; what was lost since comes back. */
    void isOpenedAgain_byWhoCan() {
        AccountId judge = VALIDATORS.get(2);
        Cid model = Cid.parse(commands.best().model().cid());
        try (IpfsClient content = IpfsClient.of(nodesOf(judge).get(0))) {
            content.unpin(model);
            assertThat(content.pins()).doesNotContain(model.toString());

            Ran released = commands.run(judge, "arena", "release", TASK.text());

            assertThat(released.status()).as(released.out()).isZero();
            assertThat(released.out()).contains("open to all: " + model);
            assertThat(content.pins()).contains(model.toString());
        }
        Ran refused = commands.run("arena", "release", TASK.text());
        assertThat(refused.status())
                .isEqualTo(ErrorCode.ENVELOPE_INVALID.exitClass().status());
        assertThat(refused.out()).contains("ENVELOPE_INVALID", CREATOR.toString());
    }

    /** The creator may list the model but can't open it; a validator may and can. */
    void whatNobodyHas_isOpenedToAll_byWhoPublishesIt() throws Exception {
        ConsensusModel best = commands.best();
        AccountId judge = VALIDATORS.get(0);
        String[] publish = {"model", "publish", "digits-reader", "--task", "arena:" + TASK, "--price", "0.001"};
        for (URI node : nodesOf(judge)) {
            try (IpfsClient content = IpfsClient.of(node)) {
                content.unpin(Cid.parse(best.model().cid()));
            }
            collectGarbage(node);
        }

        Ran refused = commands.run(publish);
        assertThat(refused.status())
                .isEqualTo(ErrorCode.CONTENT_UNAVAILABLE.exitClass().status());
        assertThat(refused.out())
                .contains("CONTENT_UNAVAILABLE", CREATOR.toString(), best.node().toString(), judge.toString())
                .contains("flock arena release " + TASK);
        assertThat(commands.run("model", "list", "--output", "json").out()).doesNotContain("digits-reader");
        assertThat(commands.run("arena", "model", TASK.text()).out())
                .contains("CONTENT_UNAVAILABLE", best.node().toString(), "flock arena release " + TASK);
        assertThat(commands.run(
                                "task",
                                "create",
                                "yet-another",
                                "--bundle",
                                commands.bundle(),
                                "--from-arena",
                                TASK.text())
                        .out())
                .contains("CONTENT_UNAVAILABLE", "flock arena release " + TASK);

        aListingThatIsRefused_leavesItSealed(judge, publish, best);
        whereItCannotBeStored_itIsListed_andTheCommandSaysWhatIsMissing(judge, publish, best);
        Ran published = commands.run(judge, publish);

        assertThat(published.status()).as(published.out()).isZero();
        assertThat(published.out())
                .contains(
                        "is open to all: " + best.model().cid(),
                        "digits-reader is listed with the model of arena:" + TASK);
        isOpen();
        URI own = nodesOf(judge).get(0);
        try (IpfsClient content = IpfsClient.of(own)) {
            content.unpin(Cid.parse(best.model().cid()));
        }
        Ran again = commands.run(judge, publish);
        assertThat(again.out()).as("it is open already").doesNotContain("is open to all");
        try (IpfsClient content = IpfsClient.of(own)) {
            assertThat(content.pins())
                    .as("what was missing")
                    .contains(best.model().cid());
        }
    }

    private void aListingThatIsRefused_leavesItSealed(AccountId judge, String[] publish, ConsensusModel best) {
        Ran refused = Running.of(ArenaCommands.with(commands.at(judge, publish), "--contributors", "0"))
                .await();

        assertThat(refused.out()).contains("PARAMETER_OUT_OF_BOUNDS");
        assertThat(canBeHad(best)).isFalse();
    }

    private void whereItCannotBeStored_itIsListed_andTheCommandSaysWhatIsMissing(
            AccountId judge, String[] publish, ConsensusModel best) {
        URI own = nodesOf(judge).get(0);
        try (ContentDoor full = ContentDoor.before(own)) {
            List<String> command = new ArrayList<>(List.of(publish));
            command.addAll(List.of(
                    "--profile",
                    commands.network().home().profile(judge.organisation()).toString(),
                    "--identity",
                    commands.network().home().identity(judge).toString(),
                    "--secret",
                    commands.network().home().secret(judge).toString(),
                    "--content",
                    full.address().toString()));
            Ran failed = Running.of(command).await();

            assertThat(failed.status())
                    .as(failed.out())
                    .isEqualTo(ErrorCode.CONTENT_UNAVAILABLE.exitClass().status());
            assertThat(failed.out())
                    .contains("digits-reader is listed", "is not open yet", "no space left on device")
                    .contains("run this command again or 'flock arena release " + TASK + "'");
        }
        assertThat(commands.run("model", "list", "--output", "json").out()).contains("digits-reader");
        assertThat(canBeHad(best)).isFalse();
    }

    private boolean canBeHad(ConsensusModel best) {
        try (IpfsClient content = IpfsClient.of(nodesOf(CREATOR), IpfsOptions.DEFAULT)) {
            return content.isAvailable(best.model().file(), 1 << 20);
        }
    }

    /** An account's own node first. */
    private List<URI> nodesOf(AccountId account) {
        return commands.network().description().contentFor(account.organisation());
    }

    private static void collectGarbage(URI node) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(node.resolve("/api/v0/repo/gc"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
