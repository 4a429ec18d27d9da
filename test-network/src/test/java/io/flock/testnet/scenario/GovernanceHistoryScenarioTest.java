package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flock governance history|list|show} on a network that runs, over more than one page. */
@Tag("scenario")
class GovernanceHistoryScenarioTest {
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    /** More than the command asks for at once. */
    private static final int GRANTS = 52;

    @TempDir
    private static Path folder;

    private static TestNetwork network;
    private static long begun;

    @BeforeAll
    static void decisions() {
        begun = Instant.now().getEpochSecond();
        FoundingDocument founding = new FoundingDocument(
                Stream.of("Org1MSP", "Org2MSP").map(OrganisationId::parse).toList(),
                GovernanceParameters.defaults(),
                List.of());
        network = EmbeddedNetwork.start(
                new EmbeddedOptions(folder.resolve("net"), 0, founding, List.of(ANN), Duration.ofMillis(20)));
        network.home().write(network.description());
        try (FlockClient first = network.connect(AccountId.of("Org1MSP", "admin"));
                FlockClient second = network.connect(AccountId.of("Org2MSP", "admin"))) {
            decide(first, second, "z-expert", ProposalAction.recogniseExpert(ANN));
            for (int i = 0; i < GRANTS; i++) {
                decide(
                        first,
                        second,
                        "grant-" + (GRANTS - i),
                        ProposalAction.mint(new Grant(ANN, Amount.ofMicros(i + 1))));
            }
            decide(first, second, "a-expert", ProposalAction.dismissExpert(ANN));
            first.governance()
                    .propose(ProposalId.parse("open"), ProposalAction.recogniseExpert(ANN))
                    .run();
        }
    }

    private static void decide(FlockClient first, FlockClient second, String id, ProposalAction action) {
        first.governance().propose(ProposalId.parse(id), action).run();
        second.governance().approve(ProposalId.parse(id), action.digest()).run();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static String flock(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.resolve("net").toString(), "--as", ANN.toString()));
        return FlockCommand.run(all);
    }

    private static List<String> ids(JsonArray changes) {
        return changes.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(view -> view.getAsJsonObject("proposal").get("proposalId").getAsString())
                .toList();
    }

    @Test
    void wholeHistory_isInOrder_overSeveralPages_withItsBeginning() {
        JsonObject history = JsonParser.parseString(flock("governance", "history", "--output", "json"))
                .getAsJsonObject();

        assertThat(ids(history.getAsJsonArray("changes")))
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("z-expert"),
                                IntStream.range(0, GRANTS).mapToObj(i -> "grant-" + (GRANTS - i)),
                                Stream.of("a-expert"))
                        .flatMap(part -> part)
                        .toList());
        JsonObject start = history.getAsJsonObject("start");
        assertThat(start.get("founding").getAsBoolean()).isTrue();
        assertThat(start.get("startedAt").getAsLong())
                .isBetween(begun, Instant.now().getEpochSecond());
    }

    @Test
    void historyOfAKind_andOfASubject_leaveOutTheOthers() {
        assertThat(flock("governance", "history", "grant").lines()).hasSize(GRANTS + 2);
        List<String> experts =
                flock("governance", "history", "expert", ANN.toString()).lines().toList();

        assertThat(experts).hasSize(4);
        assertThat(experts.get(0)).startsWith("since the founding at 20");
        assertThat(experts.get(1)).startsWith("NO  TOOK EFFECT").endsWith("ID");
        assertThat(experts.get(2))
                .startsWith(" 1  20")
                .contains("RECOGNISE_EXPERT", ANN.toString(), "expert 1", "Org1MSP::admin", "Org1MSP Org2MSP")
                .endsWith("z-expert");
        assertThat(experts.get(3))
                .startsWith((GRANTS + 2) + "  20")
                .contains("DISMISS_EXPERT", "expert 2")
                .endsWith("a-expert");
        assertThat(flock("governance", "history", "organisation").lines()).hasSize(2);
    }

    @Test
    void listAndShow_sayWhen() {
        String year = Instant.ofEpochSecond(begun).toString().substring(0, 5);
        assertThat(flock("governance", "list", "--about", "EXPERT").lines().skip(1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(" " + year))
                .anySatisfy(line -> assertThat(line).startsWith("open").contains("open", "Org1MSP"));
        assertThat(flock("governance", "show", "a-expert").lines())
                .anyMatch(line -> line.startsWith("proposal    a-expert by Org1MSP::admin at " + year))
                .anyMatch(line -> line.startsWith("approved by Org2MSP: Org2MSP::admin at " + year))
                .anyMatch(line -> line.startsWith("took effect in ") && line.contains(" at " + year))
                .contains("changed     " + ANN + "; change " + (GRANTS + 2) + " of all, 2 of kind expert");
    }
}
