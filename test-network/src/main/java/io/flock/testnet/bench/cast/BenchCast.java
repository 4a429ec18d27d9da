package io.flock.testnet.bench.cast;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who calls: a creator of tasks, and the accounts, dealt to three organisations in turn. */
public record BenchCast(AccountId creator, List<AccountId> accounts) {
    private static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    private static final Amount GRANT = Amount.ofFlock(1_000_000);
    private static final int CLOCK_WINDOW = 60;

    /** With so many accounts. */
    public static BenchCast of(int accounts) {
        return new BenchCast(
                AccountId.of(ORGANISATIONS.get(0), "creator"),
                IntStream.range(0, accounts)
                        .mapToObj(i -> AccountId.of(
                                ORGANISATIONS.get(i % ORGANISATIONS.size()),
                                String.format(Locale.ROOT, "bench%03d", i)))
                        .toList());
    }

    /** Everybody has a million FLOCK; clocks may be a minute off. */
    public FoundingDocument founding() {
        return founding(parameters(CLOCK_WINDOW));
    }

    /** Parameters with the shortest phases that this clock window allows, in seconds. */
    public static GovernanceParameters parameters(int clockWindow) {
        return new GovernanceParameters(clockWindow, 3 * clockWindow, 86_400, 256, 1_000, Millionths.of(250_000), true);
    }

    /** {@link #founding()} with other parameters. */
    public FoundingDocument founding(GovernanceParameters parameters) {
        List<Grant> grants = new ArrayList<>();
        everybody().forEach(account -> grants.add(new Grant(account, GRANT)));
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(), parameters, grants);
    }

    /** The creator first. */
    public List<AccountId> everybody() {
        List<AccountId> everybody = new ArrayList<>(accounts);
        everybody.add(0, creator);
        return everybody;
    }
}
