package io.flock.client.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Millionths;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkFileTest {
    private static final List<OrganisationId> ORGANISATIONS = Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
            .map(OrganisationId::parse)
            .toList();

    private static NetworkFile network(String... content) {
        return network(Optional.empty(), content);
    }

    private static NetworkFile network(Optional<List<OrganisationId>> joined, String... content) {
        GovernanceParameters parameters =
                new GovernanceParameters(20, 60, 86_400, 256, 1_000, Millionths.of(250_000), true);
        return new NetworkFile(
                0,
                0,
                "flock",
                "flock",
                List.of(content),
                new FoundingDocument(ORGANISATIONS, parameters, List.of()),
                List.of(),
                joined);
    }

    @Test
    void members_useTheirOwnOrganisationsNodeFirst_andThenTheOthers() {
        NetworkFile network = network("http://a:1", "http://b:1", "http://c:1");

        assertThat(network.contentFor(ORGANISATIONS.get(1)))
                .containsExactly(URI.create("http://b:1"), URI.create("http://c:1"), URI.create("http://a:1"));
    }

    @Test
    void organisationThatJoined_comesAfterTheFounders_andHasItsOwnNode() {
        OrganisationId fourth = OrganisationId.parse("Org4MSP");
        NetworkFile network =
                network(Optional.of(List.of(fourth)), "http://a:1", "http://b:1", "http://c:1", "http://d:1");

        assertThat(network.organisations())
                .startsWith(ORGANISATIONS.toArray(OrganisationId[]::new))
                .endsWith(fourth);
        assertThat(network.contentFor(fourth))
                .startsWith(URI.create("http://d:1"))
                .hasSize(4);
    }

    @Test
    void oneNode_servesAll() {
        NetworkFile network = network("http://a:1");

        assertThat(network.contentFor(ORGANISATIONS.get(2))).containsExactly(URI.create("http://a:1"));
        assertThat(network.contentFor(OrganisationId.parse("Elsewhere"))).containsExactly(URI.create("http://a:1"));
    }

    @Test
    void otherNumbersOfNodes_areRefused() {
        assertThatThrownBy(() -> network("http://a:1", "http://b:1"))
                .isInstanceOf(FlockException.class)
                .hasMessageContaining("2 content nodes for 3 organisations");
    }
}
