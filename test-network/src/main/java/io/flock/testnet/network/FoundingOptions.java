package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who takes part in a new network and begins with what: the same for every engine. */
final class FoundingOptions {
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    private static final int MOST_ACCOUNTS = 100;
    private static final int ACCOUNTS = 4;
    private static final Amount GRANT = Amount.ofFlock(1000);
    private static final Duration CLOCK_WINDOW = Duration.ofSeconds(20);

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "accounts per organisation, user1 to userN (default: 4)")
    private Optional<Integer> accounts = Optional.empty();

    @Option(names = "--grant", paramLabel = "FLOCK", description = "what each account begins with (default: 1000)")
    private Optional<Amount> grant = Optional.empty();

    @Option(
            names = "--clock-window",
            paramLabel = "DURATION",
            description = "how far a client's clock may be off; a phase lasts at least three (default: 20s)")
    private Optional<Duration> clockWindow = Optional.empty();

    FoundingOptions() {}

    List<AccountId> accounts() {
        int each = accounts.orElse(ACCOUNTS);
        if (each < 1 || each > MOST_ACCOUNTS) {
            throw new FlockException(
                    ErrorCode.USAGE, "--accounts " + each + " is out of range", "give 1 to " + MOST_ACCOUNTS);
        }
        List<AccountId> all = new ArrayList<>();
        for (String organisation : ORGANISATIONS) {
            for (int i = 1; i <= each; i++) {
                all.add(AccountId.of(organisation, "user" + i));
            }
        }
        return all;
    }

    /**
     * Refuses what the folder's network was not founded with.
     *
     * @param kept its founding
     * @param all its accounts
     * @throws FlockException CONFIGURATION_INVALID
     */
    void requireKept(KeptNetwork network, FoundingDocument kept, List<AccountId> all) {
        OrganisationId first = kept.organisations().get(0);
        long each = all.stream()
                .filter(account -> account.organisation().equals(first))
                .count();
        network.require("--accounts", accounts, Math.toIntExact(each), String::valueOf);
        for (Grant granted : kept.genesis()) {
            network.require("--grant", grant, granted.amount(), Amount::format);
        }
        network.require(
                "--clock-window",
                clockWindow,
                Duration.ofSeconds(kept.parameters().clockWindowSeconds()),
                window -> window.toSeconds() + "s");
    }

    FoundingDocument founding() {
        int window = Math.toIntExact(clockWindow.orElse(CLOCK_WINDOW).toSeconds());
        GovernanceParameters parameters = new GovernanceParameters(
                        window, Math.multiplyExact(3, window), 2_592_000, 256, 1_000, Millionths.of(250_000), true)
                .forFounding();
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                parameters,
                accounts().stream()
                        .map(account -> new Grant(account, grant.orElse(GRANT)))
                        .toList());
    }
}
