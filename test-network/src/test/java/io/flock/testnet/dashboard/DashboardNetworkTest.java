package io.flock.testnet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.dashboard.Dashboard;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard on a network that runs: it follows the blocks, and each peer by itself. */
@Tag("scenario")
class DashboardNetworkTest {
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    private static final AccountId BOB = AccountId.of("Org2MSP", "bob");

    /** A port that nobody listens on. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void transfer_isSeen_andEveryPeerIsAsFar(@TempDir Path folder) {
        FoundingDocument founding = new FoundingDocument(
                Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
                        .map(OrganisationId::parse)
                        .toList(),
                GovernanceParameters.defaults(),
                List.of(new Grant(ANN, Amount.ofFlock(10))));
        try (TestNetwork network = EmbeddedNetwork.start(
                new EmbeddedOptions(folder.resolve("net"), 0, founding, List.of(ANN, BOB), Duration.ofMillis(20)))) {
            network.home().write(network.description());
            URI content = network.description().contentFor(ANN.organisation()).get(0);
            ConnectionProfile peers = founding.organisations().stream()
                    .map(organisation -> ConnectionProfile.load(network.home().profile(organisation)))
                    .reduce(ConnectionProfile::with)
                    .orElseThrow();
            try (FlockClient flock = network.connect(ANN);
                    Dashboard dashboard = Dashboard.open(
                            peers,
                            Identities.fromMspFolder(
                                    ANN.organisation(), network.home().identity(ANN)),
                            TestNetwork.NAME,
                            TestNetwork.NAME,
                            List.of(content, NOBODY),
                            0)) {
                flock.token().transfer(BOB, Amount.ofFlock(3)).run();
                long height = flock.blocks().height();

                Browser.await(
                        "the transfer", () -> state(dashboard).get("height").getAsLong() >= height);
                Browser.await("the peers", () -> heights(dashboard).stream().allMatch(at -> at >= height));

                Browser.await("the content nodes", () -> services(dashboard)
                        .equals(List.of(content + " true", NOBODY + " false")));
                assertThat(state(dashboard).getAsJsonArray("orderers")).isEmpty();
                assertThat(heights(dashboard)).hasSize(founding.organisations().size());
                assertThat(state(dashboard).getAsJsonArray("accounts").toString())
                        .contains("\"account\":\"Org2MSP::bob\",\"tasks\":0,\"balance\":\"3000000\"");
            }
        }
    }

    private List<String> services(Dashboard dashboard) {
        return state(dashboard).getAsJsonArray("services").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(one -> one.get("address").getAsString() + " " + one.get("answers"))
                .toList();
    }

    private List<Long> heights(Dashboard dashboard) {
        JsonArray nodes = state(dashboard).getAsJsonArray("nodes");
        return nodes.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(node -> node.get("height").getAsLong())
                .toList();
    }

    private JsonObject state(Dashboard dashboard) {
        try {
            URI uri = URI.create(dashboard.address()).resolve("/api/state");
            return JsonParser.parseString(
                            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                                    .body())
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
