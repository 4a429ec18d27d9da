package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Money, votes of the consortium and a whole task, played on a ledger on which nothing has happened yet. */
final class LedgerPlay {
    static final TaskId TASK = TaskId.parse("digits");

    private final LedgerUnderTest ledger;
    private final Map<AccountId, FlockClient> clients = new TreeMap<>();

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
            clients.put(account, ledger.connect(account));
        }
        money(clients, governor1, governor2);
        return new Outcome(creator, task(creator, ledger.founding().parameters().minPhaseSeconds()));
    }

    /** A client of a participant. */
    FlockClient client(AccountId account) {
        return clients.get(account);
    }

    record Outcome(FlockClient creator, AccountId withholding) {}

    /** Transfers that leave credits, an allowance, a burn, and a mint by two of three organisations. */
    private static void money(Map<AccountId, FlockClient> clients, FlockClient governor1, FlockClient governor2) {
        FlockClient ann = clients.get(AccountId.of("Org1MSP", "ann"));
        FlockClient bob = clients.get(AccountId.of("Org2MSP", "bob"));
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
    private AccountId task(FlockClient creator, int phaseSeconds) {
        TaskDefinition definition = TaskDefinition.builder(TASK, new ContentRef("bafybundle", Player.digest("bundle")))
                .rounds(2)
                .participants(6, 6)
                .rewardPool(Amount.ofFlock(60))
                .minStake(Amount.ofFlock(100))
                .phases(PhaseLengths.all(phaseSeconds))
                .build();
        TaskPlay play = new TaskPlay(creator, definition, List.copyOf(clients.values()));
        play.until(Phase.PROPOSE_REVEAL, 0);
        AccountId withholding = play.view().awaited().get(0);
        play.act(account -> !account.equals(withholding));
        play.advance();
        while (!play.view().phase().phase().isTerminal()) {
            play.act(account -> true);
            play.advance();
        }
        clients.values().forEach(LedgerPlay::claim);
        claim(creator);
        return withholding;
    }

    private static void claim(FlockClient client) {
        try {
            client.alliance().claim(TASK).run();
        } catch (FlockException e) {
            assertThat(e.is(ErrorCode.NOTHING_TO_CLAIM)).as(e.getMessage()).isTrue();
        }
    }
}
