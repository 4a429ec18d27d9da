package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One task of the Alliance over the wire: who is awaited acts, all at once, and honestly but for what a test says. */
public final class TaskPlay {
    private final FlockClient creator;
    private final TaskId task;
    private final SortedMap<AccountId, Player> players = new TreeMap<>();
    private Function<AccountId, Verdict> verdicts = voter -> Verdict.ACCEPT;
    private Function<AccountId, ModelRef> aggregates = voter -> Player.AGGREGATE;

    /** Created, and joined by all of them with the least stake. */
    public TaskPlay(FlockClient creator, TaskDefinition definition, List<FlockClient> participants) {
        this.creator = creator;
        this.task = definition.taskId();
        creator.alliance().createTask(definition).run();
        SortedMap<OrganisationId, Integer> slots = new TreeMap<>();
        List<Call<?>> joins = new ArrayList<>();
        for (FlockClient participant : participants) {
            Player player = new Player(participant, task);
            int slot = slots.merge(participant.account().organisation(), 1, Integer::sum) - 1;
            players.put(participant.account(), player);
            Calls.whenKnown(participant.alliance().task(task), ErrorCode.UNKNOWN_TASK);
            joins.add(player.join(slot, definition.leastStake()));
        }
        Calls.all(joins);
    }

    /** What a voter says of every proposal. */
    public void voting(Function<AccountId, Verdict> of) {
        verdicts = of;
    }

    /** What a voter makes of the standing updates. */
    public void aggregating(Function<AccountId, ModelRef> of) {
        aggregates = of;
    }

    public TaskId task() {
        return task;
    }

    public Player player(AccountId account) {
        return players.get(account);
    }

    /** From now on the account acts through this client, with another certificate. */
    public void renewed(FlockClient client) {
        players.put(client.account(), new Player(client, task));
    }

    public TaskView view() {
        return creator.alliance().task(task).run();
    }

    public RoundDocument round(int number) {
        return creator.alliance().round(task, number).run().round();
    }

    public Settlement settlement(int number) {
        return round(number).settlement().orElseThrow();
    }

    /** Those act in the current phase who are awaited and of whom the test says so. */
    public void act(Predicate<AccountId> who) {
        TaskView view = view();
        int proposals = proposals(view.phase());
        Calls.all(view.awaited().stream()
                .filter(who)
                .<Call<?>>map(account -> players.get(account)
                        .action(view, proposals, verdicts.apply(account), aggregates.apply(account)))
                .toList());
    }

    private int proposals(PhaseRecord phase) {
        boolean voting = phase.phase() == Phase.VOTE_COMMIT || phase.phase() == Phase.VOTE_REVEAL;
        return voting ? round(phase.round()).proposals().map(List::size).orElse(0) : 0;
    }

    /** The next phase, when nobody is awaited or after the deadline; every organisation's peer knows it then. */
    public void advance() {
        TaskView view = view();
        PhaseRecord now = view.phase();
        Calls.advance(creator.alliance().advance(task, now.round(), now.phase()), view.advanceAt());
        PhaseRecord next = view().phase();
        everywhere(known -> known.phase().equals(next));
    }

    /** Waits until every organisation's peer knows so much. */
    public void everywhere(Predicate<TaskView> known) {
        Map<OrganisationId, Call<TaskView>> readings = new TreeMap<>();
        players.forEach((account, player) ->
                readings.put(account.organisation(), player.client().alliance().task(task)));
        Calls.everywhere(List.copyOf(readings.values()), known);
    }

    /** Everybody acts until the task is in a phase. */
    public TaskPlay until(Phase phase, int round) {
        PhaseRecord now = view().phase();
        while (now.phase() != phase || now.round() != round) {
            assertThat(now.phase().isTerminal()).as(task + " is " + now).isFalse();
            act(account -> true);
            advance();
            now = view().phase();
        }
        return this;
    }
}
