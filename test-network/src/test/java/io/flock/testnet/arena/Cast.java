package io.flock.testnet.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskBuilder;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.testnet.audit.EmbeddedLedger;
import io.flock.testnet.audit.LedgerUnderTest;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Four nodes of Org2 and Org3, nine validators, three of each organisation, and a creator of Org1; with their clients. */
final class Cast {
    static final ContentKey FINAL_KEY =
            ContentKey.parse(Contest.digest("final key").hex());

    private static final int ACCOUNTS = 15;
    private static final Amount GRANT = Amount.ofFlock(5_000);

    private final SortedMap<AccountId, FlockClient> clients = new TreeMap<>();
    private final NavigableMap<AccountId, ArenaRole> roles = new TreeMap<>();
    private final int phaseSeconds;

    Cast(LedgerUnderTest ledger) {
        accounts().forEach(account -> clients.put(account, ledger.connect(account)));
        List.of(1, 2, 4, 5).forEach(i -> roles.put(accounts().get(i), ArenaRole.NODE));
        accounts().subList(6, ACCOUNTS).forEach(account -> roles.put(account, ArenaRole.VALIDATOR));
        phaseSeconds = ledger.founding().parameters().minPhaseSeconds();
    }

    /** The organisations in turn. */
    static List<AccountId> accounts() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> AccountId.of(EmbeddedLedger.ORGANISATIONS.get(i % 3), "client" + i / 3))
                .toList();
    }

    static FoundingDocument founding(int clockWindow) {
        return new FoundingDocument(
                EmbeddedLedger.ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                new GovernanceParameters(clockWindow, 3 * clockWindow, 86_400, 256, 1_000, Millionths.of(250_000), true)
                        .withArena(new ArenaBounds(Amount.ofFlock(100), Millionths.of(80_000), 365)),
                accounts().stream().map(account -> new Grant(account, GRANT)).toList());
    }

    /** Two epochs; of the submissions, this share is disputed by the draw. */
    ArenaTaskBuilder task(String id, int disputed) {
        JuryRules rules = JuryRules.defaults();
        return ArenaTask.builder(
                        TaskId.parse(id),
                        new ContentRef("bafybundle", Contest.digest("bundle")),
                        new SealedSet(
                                new ContentRef("bafyvalidation", Contest.digest("validation")), Contest.digest("key")),
                        new SealedSet(new ContentRef("bafyfinalset", Contest.digest("final")), FINAL_KEY.digest()))
                .epochs(2)
                .nodes(new Seats(2, 4, Amount.ofFlock(100)))
                .validators(new Seats(6, 9, Amount.ofFlock(100)))
                .creatorStake(Amount.ofFlock(100))
                .rewardPool(Amount.ofFlock(200))
                .absentSlash(Amount.ofFlock(10))
                .phases(ArenaPhaseLengths.all(phaseSeconds))
                .jury(new JuryRules(
                        rules.validatorsPerSubmission(),
                        rules.minScores(),
                        rules.accountQuota(),
                        rules.organisationQuota(),
                        rules.consensus(),
                        rules.scoreTolerance(),
                        rules.disputeTolerance(),
                        Millionths.of(disputed)));
    }

    /** A task on which everybody has staked 100 FLOCK. */
    Contest contest(String id, int disputed) {
        return new Contest(this, task(id, disputed).build(), account -> Amount.ofFlock(100));
    }

    /** As short as the ledger allows. */
    int phaseSeconds() {
        return phaseSeconds;
    }

    AccountId creator() {
        return accounts().get(0);
    }

    NavigableMap<AccountId, ArenaRole> roles() {
        return roles;
    }

    /** In account order. */
    List<AccountId> of(ArenaRole role) {
        return roles.keySet().stream()
                .filter(account -> roles.get(account) == role)
                .toList();
    }

    List<AccountId> validatorsOf(String organisation) {
        return of(ArenaRole.VALIDATOR).stream()
                .filter(account -> account.organisation().text().equals(organisation))
                .toList();
    }

    FlockClient client(AccountId account) {
        return clients.get(account);
    }
}
