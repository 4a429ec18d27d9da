package io.flock.testnet.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskBuilder;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.DelegationBounds;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.testnet.audit.Calls;
import io.flock.testnet.audit.EmbeddedLedger;
import io.flock.testnet.audit.LedgerUnderTest;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Four nodes of Org2 and Org3, nine validators, three of each organisation, and a creator of Org1; beside them a crowd of
 * five accounts of Org1, with two of each other organisation; with their clients.
 */
final class Cast {
    static final ContentKey FINAL_KEY =
            ContentKey.parse(ArenaMoves.digest("final key").hex());

    private static final int ACCOUNTS = 15;
    /** What everybody was given before the first scene. */
    static final Amount GRANT = Amount.ofFlock(5_000);

    private final SortedMap<AccountId, FlockClient> clients = new TreeMap<>();
    private final NavigableMap<AccountId, ArenaRole> roles = new TreeMap<>();
    private final List<FlockClient> governors;
    private final int phaseSeconds;

    Cast(LedgerUnderTest ledger) {
        everybody().forEach(account -> clients.put(account, ledger.connect(account)));
        governors = List.of(ledger.governor("Org1MSP"), ledger.governor("Org2MSP"));
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

    /** Of tasks in which one organisation has most accounts. */
    static List<AccountId> crowd() {
        List<AccountId> crowd = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> crowd.add(AccountId.of("Org1MSP", "crowd" + i)));
        for (String organisation : EmbeddedLedger.ORGANISATIONS.subList(1, 3)) {
            IntStream.range(0, 2).forEach(i -> crowd.add(AccountId.of(organisation, "crowd" + i)));
        }
        return crowd;
    }

    /** Who have no part in any of these tasks. */
    static List<AccountId> strangers() {
        return EmbeddedLedger.ORGANISATIONS.stream()
                .map(organisation -> AccountId.of(organisation, "stranger"))
                .toList();
    }

    /** All whose keys are made. */
    static List<AccountId> everybody() {
        return Stream.of(accounts(), crowd(), strangers()).flatMap(List::stream).toList();
    }

    /** Epochs are as short, and delegations settled as soon, as a ledger allows. */
    static FoundingDocument founding(int clockWindow) {
        return new FoundingDocument(
                EmbeddedLedger.ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                new GovernanceParameters(clockWindow, 3 * clockWindow, 86_400, 256, 1_000, Millionths.of(250_000), true)
                        .withArena(new ArenaBounds(Amount.ofFlock(100), Millionths.of(80_000), 365))
                        .withEpochSeconds(3 * clockWindow)
                        .withDelegation(new DelegationBounds(Millionths.of(Millionths.ONE), 5, 0, 0, Millionths.of(0))),
                everybody().stream().map(account -> new Grant(account, GRANT)).toList());
    }

    /** Two epochs; of the submissions, this share is disputed by the draw. */
    ArenaTaskBuilder task(String id, int disputed) {
        JuryRules rules = JuryRules.defaults();
        return ArenaTask.builder(
                        TaskId.parse(id),
                        new ContentRef("bafybundle", ArenaMoves.digest("bundle")),
                        new SealedSet(
                                new ContentRef("bafyvalidation", ArenaMoves.digest("validation")),
                                ArenaMoves.digest("key")),
                        new SealedSet(new ContentRef("bafyfinalset", ArenaMoves.digest("final")), FINAL_KEY.digest()))
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

    /** Two rounds of nine participants, three of whom propose. */
    TaskDefinitionBuilder allianceTask(String id, Amount pool) {
        return TaskDefinition.builder(TaskId.parse(id), new ContentRef("bafybundle", ArenaMoves.digest("bundle")))
                .rounds(2)
                .participants(9, 9)
                .rewardPool(pool)
                .proposerFraction(Millionths.of(340_000))
                .phases(PhaseLengths.all(phaseSeconds));
    }

    /** A task on which everybody has staked 100 FLOCK. */
    Contest contest(String id, int disputed) {
        return new Contest(this, task(id, disputed).build(), account -> Amount.ofFlock(100));
    }

    /** As short as the ledger allows. */
    int phaseSeconds() {
        return phaseSeconds;
    }

    /** Two organisations decide. */
    void decide(String id, ProposalAction action) {
        ProposalId proposal = ProposalId.parse(id);
        governors.get(0).governance().propose(proposal, action).run();
        Calls.whenKnown(governors.get(1).governance().approve(proposal, action.digest()), ErrorCode.UNKNOWN_PROPOSAL);
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
