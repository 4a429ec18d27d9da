package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Founding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Money, votes of the consortium and a whole task, played on a ledger on which nothing has happened yet. */
final class LedgerPlay {
    static final TaskId TASK = TaskId.parse("digits");

    private final LedgerUnderTest ledger;
    private final Map<AccountId, Player> players = new TreeMap<>();

    LedgerPlay(LedgerUnderTest ledger) {
        this.ledger = ledger;
    }

    /** Plays everything; answers the task's creator and who committed an update and never revealed it. */
    Outcome run() {
        FlockClient governor1 = ledger.governor("Org1MSP");
        FlockClient governor2 = ledger.governor("Org2MSP");
        Founding.ensure(governor1, ledger.founding());
        FlockClient creator = ledger.connect(EmbeddedLedger.accounts().get(6));
        for (AccountId account : EmbeddedLedger.accounts().subList(0, 6)) {
            players.put(account, new Player(ledger.connect(account), TASK, Verdict.ACCEPT));
        }
        money(players, governor1, governor2);
        return new Outcome(
                creator, task(creator, players, ledger.founding().parameters().minPhaseSeconds()));
    }

    /** A client of a participant. */
    FlockClient client(AccountId account) {
        return players.get(account).client();
    }

    record Outcome(FlockClient creator, AccountId withholding) {}

    /** Transfers that leave credits, an allowance, a burn, and a mint by two of three organisations. */
    private static void money(Map<AccountId, Player> players, FlockClient governor1, FlockClient governor2) {
        FlockClient ann = players.get(AccountId.of("Org1MSP", "ann")).client();
        FlockClient bob = players.get(AccountId.of("Org2MSP", "bob")).client();
        ann.token().transfer(bob.account(), Amount.ofFlock(300)).run();
        bob.token().transfer(ann.account(), Amount.ofFlock(1_200)).run();
        ann.token().approve(bob.account(), Amount.ofFlock(900)).run();
        ann.token().burn(Amount.ofFlock(3)).run();
        ann.token()
                .collect(ann.token().balanceOf(ann.account()).run().credits())
                .run();
        bob.token()
                .transferFrom(ann.account(), bob.account(), Amount.ofFlock(900))
                .run();
        ProposalId mint = ProposalId.parse("mint-1");
        ProposalAction action = ProposalAction.mint(new Grant(ann.account(), Amount.ofFlock(50)));
        governor1.governance().propose(mint, action).run();
        governor2.governance().approve(mint, action.digest()).run();
    }

    /** Two rounds; in the first a proposer commits and never reveals. Answers who. */
    private static AccountId task(FlockClient creator, Map<AccountId, Player> players, int phaseSeconds) {
        TaskDefinition definition = TaskDefinition.builder(TASK, new ContentRef("bafybundle", Player.digest("bundle")))
                .rounds(2)
                .participants(6, 6)
                .rewardPool(Amount.ofFlock(60))
                .minStake(Amount.ofFlock(100))
                .phases(PhaseLengths.all(phaseSeconds))
                .build();
        creator.alliance().createTask(definition).run();
        int slot = 0;
        for (Player player : players.values()) {
            player.join(slot++ % 6, Amount.ofFlock(100));
        }
        Optional<AccountId> withholding = Optional.empty();
        TaskView view = creator.alliance().task(TASK).run();
        while (!view.phase().phase().isTerminal()) {
            int proposals = proposals(creator, view);
            for (AccountId awaited : view.awaited()) {
                boolean withholds = view.phase().phase() == Phase.PROPOSE_REVEAL
                        && (withholding.isEmpty() || withholding.get().equals(awaited))
                        && view.phase().round() == 0;
                if (withholds) {
                    withholding = Optional.of(awaited);
                } else {
                    players.get(awaited).act(view, proposals);
                }
            }
            advance(creator, view);
            view = creator.alliance().task(TASK).run();
        }
        players.values().forEach(player -> claim(player.client()));
        claim(creator);
        return withholding.orElseThrow();
    }

    private static int proposals(FlockClient client, TaskView view) {
        return switch (view.phase().phase()) {
            case VOTE_COMMIT, VOTE_REVEAL ->
                client.alliance()
                        .round(TASK, view.phase().round())
                        .run()
                        .round()
                        .proposals()
                        .map(List::size)
                        .orElse(0);
            default -> 0;
        };
    }

    private static void advance(FlockClient keeper, TaskView view) {
        while (true) {
            try {
                keeper.alliance()
                        .advance(TASK, view.phase().round(), view.phase().phase())
                        .run();
                return;
            } catch (FlockException e) {
                if (!e.is(ErrorCode.TOO_EARLY)) {
                    throw e;
                }
                LockSupport.parkUntil(
                        Instant.ofEpochSecond(view.advanceAt()).plusMillis(100).toEpochMilli());
            }
        }
    }

    private static void claim(FlockClient client) {
        try {
            client.alliance().claim(TASK).run();
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.NOTHING_TO_CLAIM)).as(e.getMessage()).isTrue();
        }
    }
}
