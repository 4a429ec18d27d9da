package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.layout.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FabricSettingsTest {
    private static final OrganisationId FOURTH = OrganisationId.parse("Org4MSP");
    private final FabricSettings before = TestSettings.of(Consensus.RAFT, ContentKind.KUBO);
    private final FabricSettings after = before.with(FOURTH);

    @Test
    void organisationThatJoined_comesLast_withUsersLikeTheFirstOnes() {
        assertThat(after.organisations()).startsWith(before.organisations().toArray(OrganisationId[]::new));
        assertThat(after.organisations())
                .endsWith(FOURTH)
                .hasSize(before.organisations().size() + 1);
        assertThat(after.accounts())
                .filteredOn(account -> account.organisation().equals(FOURTH))
                .extracting(AccountId::name)
                .isEqualTo(before.accounts().stream()
                        .filter(account -> account.organisation()
                                .equals(before.organisations().get(0)))
                        .map(AccountId::name)
                        .toList());
        assertThat(after.founding()).isEqualTo(before.founding());
        assertThat(Json.read(Json.write(after), FabricSettings.class)).isEqualTo(after);
    }

    @Test
    void nodesOfTheOthers_stayWhereTheyAre() {
        Layout small = new Layout(Path.of("home"), before);
        Layout large = new Layout(Path.of("home"), after);

        assertThat(large.members()).startsWith(small.members().toArray(io.flock.testnet.fabric.layout.Member[]::new));
        assertThat(large.nodes()).containsAll(small.nodes());
        assertThat(large.ports().all()).containsAllEntriesOf(small.ports().all());
        assertThat(large.member(FOURTH))
                .hasValueSatisfying(member ->
                        assertThat(member.ports().peer()).isEqualTo(before.basePort() + 10 * (3 + member.number())));
    }
}
