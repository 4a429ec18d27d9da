package io.flock.testnet.scenario;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.stream.Stream;

/** Three organisations with four accounts each, as {@code flock network up --accounts 4} founds them. */
final class ScenarioFounding {
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    private static final int CLOCK_WINDOW = 60;

    private ScenarioFounding() {}

    static List<AccountId> accounts() {
        return ORGANISATIONS.stream()
                .flatMap(organisation ->
                        Stream.of("user1", "user2", "user3", "user4").map(name -> AccountId.of(organisation, name)))
                .toList();
    }

    static FoundingDocument document() {
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                new GovernanceParameters(
                        CLOCK_WINDOW, 3 * CLOCK_WINDOW, 2_592_000, 256, 1_000, Millionths.of(250_000), true),
                accounts().stream()
                        .map(account -> new Grant(account, Amount.ofFlock(1_000)))
                        .toList());
    }
}
