package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Transfer;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Founding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attack 23: the first organisation's chaincode lets its members keep what they send. Written once for every network;
 * who extends this says for which.
 */
abstract class MaliciousPeerScenarios {
    private static final AccountId ATTACKER = AccountId.of("Org1MSP", "ann");
    private static final AccountId ACCOMPLICE = AccountId.of("Org1MSP", "bob");
    private static final AccountId HONEST = AccountId.of("Org2MSP", "ann");
    private static final Amount GRANT = Amount.ofFlock(1_000);
    private static final Amount SENT = Amount.ofFlock(40);

    /** A new network whose first organisation's peer has a {@link ForgingChaincode}. */
    abstract LedgerUnderTest start(Path folder);

    @Test
    void peerWithChangedChaincode_movesNoBalance_andOthersPayAsEver(@TempDir Path folder) throws Exception {
        try (LedgerUnderTest network = start(folder)) {
            FlockClient honest = network.connect(HONEST);
            Founding.ensure(network.governor("Org2MSP"), network.founding());
            EndorseException refused =
                    catchThrowableOfType(EndorseException.class, () -> forged(network, Optional.empty())
                            .endorse());
            assertThat(refused.getDetails())
                    .extracting(ErrorDetail::getMessage)
                    .contains("ProposalResponsePayloads do not match");

            // Its own endorsement alone is no majority, however it is sent.
            CommitException invalid = catchThrowableOfType(
                    CommitException.class,
                    () -> forged(network, Optional.of("Org1MSP")).endorse().submit());
            assertThat(invalid.getCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            assertThat(balance(honest, ATTACKER)).isEqualTo(GRANT);
            assertThat(balance(honest, ACCOMPLICE)).isEqualTo(GRANT);

            honest.token().transfer(ACCOMPLICE, SENT).run();
            assertThat(balance(honest, HONEST)).isEqualTo(GRANT.minus(SENT));
            assertThat(balance(honest, ACCOMPLICE)).isEqualTo(GRANT.plus(SENT));
            assertThat(honest.token().totalSupply().run()).isEqualTo(GRANT.times(7));
        }
    }

    private static Proposal forged(LedgerUnderTest network, Optional<String> endorsedBy) throws GatewayException {
        Proposal.Builder proposal = network.gateway(ATTACKER)
                .getNetwork("flock")
                .getContract("flock")
                .newProposal("token:Transfer")
                .addArguments(Json.write(new Transfer(ACCOMPLICE, SENT, Optional.empty()))
                        .getBytes(StandardCharsets.UTF_8));
        endorsedBy.ifPresent(proposal::setEndorsingOrganizations);
        return proposal.build();
    }

    private static Amount balance(FlockClient client, AccountId account) {
        var view = client.token().balanceOf(account).run();
        return view.balance().plus(view.uncollected());
    }
}
