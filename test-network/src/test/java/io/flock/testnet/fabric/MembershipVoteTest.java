package io.flock.testnet.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.testnet.Engine;
import io.flock.testnet.Founding;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What governance decides does not depend on the engine. */
class MembershipVoteTest {
    private static final OrganisationId FOURTH = OrganisationId.parse("Org4MSP");
    private static final OrganisationId FIFTH = OrganisationId.parse("Org5MSP");
    private static final OrganisationId FIRST = TestFounding.organisations().get(0);

    private static <R> R as(TestNetwork network, OrganisationId organisation, Function<FlockClient, R> call) {
        try (FlockClient flock = network.connect(AccountId.of(organisation.text(), Founding.ADMINISTRATOR))) {
            return call.apply(flock);
        }
    }

    private static List<OrganisationId> members(TestNetwork network) {
        return as(
                network,
                TestFounding.organisations().get(1),
                flock -> flock.governance().consortium().run().organisations());
    }

    private static long height(TestNetwork network) {
        AccountId administrator = AccountId.of(FIRST.text(), Founding.ADMINISTRATOR);
        try (Gateways gateways = Gateways.open(
                ConnectionProfile.load(network.home().profile(FIRST)),
                Identities.fromMspFolder(FIRST, network.home().identity(administrator)))) {
            byte[] answer = gateways.current()
                    .gateway()
                    .getNetwork(TestNetwork.NAME)
                    .getContract("qscc")
                    .evaluateTransaction("GetChainInfo", TestNetwork.NAME);
            return BlockchainInfo.parseFrom(answer).getHeight();
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static void remove(TestNetwork network, OrganisationId leaving, OrganisationId... voters) {
        ProposalAction action = ProposalAction.removeOrganisation(leaving);
        ProposalId id =
                ProposalId.parse("remove-" + leaving.text().substring(0, 4).toLowerCase(Locale.ROOT));
        as(network, voters[0], flock -> flock.governance().propose(id, action).run());
        as(network, voters[1], flock -> flock.governance()
                .approve(id, action.digest())
                .run());
    }

    @Test
    void organisationBecomesAMember_againAfterItWasRemoved_andWhereTheFirstOneIsNoMemberAnyMore(@TempDir Path folder) {
        List<OrganisationId> founders = TestFounding.organisations();
        OrganisationId second = founders.get(1);
        OrganisationId third = founders.get(2);
        try (TestNetwork network = TestNetworks.start(
                Engine.DEVNET, folder, GovernanceParameters.defaults(), TestFounding.ACCOUNTS, Amount.ofFlock(1))) {
            MembershipVote vote = new MembershipVote(network, FOURTH);
            assertThatThrownBy(() -> vote.run(List.of(FIRST)))
                    .hasMessageStartingWith("ENDORSEMENT_REFUSED|governance has not made Org4MSP a member")
                    .hasMessageContaining("proposal add-org4msp");
            assertThat(members(network)).doesNotContain(FOURTH);

            long height = vote.run(founders);
            assertThat(height).as("blocks of a peer that knows of it").isEqualTo(height(network));
            assertThat(vote.run(founders)).as("a second time").isZero();
            assertThat(members(network)).hasSize(4).contains(FOURTH);
            List<ProposalView> proposals = as(network, second, flock -> flock.governance()
                    .proposals(10, Optional.empty())
                    .run()
                    .proposals());
            assertThat(proposals).as("what was proposed before is approved").hasSize(1);
            MembershipVote fifth = new MembershipVote(network, FIFTH);
            assertThatThrownBy(() -> fifth.run(List.of(second, third)))
                    .as("two of four are no majority")
                    .hasMessageStartingWith("ENDORSEMENT_REFUSED");

            remove(network, FIRST, founders.get(0), second);
            assertThat(members(network)).as("two of four are no majority").hasSize(4);
            as(network, third, flock -> flock.governance()
                    .approve(
                            ProposalId.parse("remove-org1"),
                            ProposalAction.removeOrganisation(FIRST).digest())
                    .run());
            remove(network, FOURTH, second, third);
            assertThat(members(network)).containsExactly(second, third);

            vote.run(founders);
            assertThat(members(network)).containsExactly(second, third, FOURTH);

            fifth.run(founders);
            assertThat(members(network))
                    .as("both had approved it, before removals made them a majority")
                    .containsExactly(second, third, FOURTH, FIFTH);
        }
    }
}
