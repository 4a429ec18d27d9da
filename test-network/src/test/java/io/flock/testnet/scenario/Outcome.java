package io.flock.testnet.scenario;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the small task came out, in full: seeds, seats, models, tallies, settlements, members, and what everybody has in
 * the end. The same for every undisturbed run.
 */
record Outcome(Phase ending, List<RoundDocument> rounds, Roster roster, SortedMap<AccountId, Amount> balances) {
    static Outcome read(FlockClient flock) {
        TaskView task = flock.alliance().task(SmallTask.ID).run();
        List<RoundDocument> rounds = new ArrayList<>();
        for (int round = 0; round < SmallTask.ROUNDS; round++) {
            rounds.add(flock.alliance().round(SmallTask.ID, round).run().round());
        }
        SortedMap<AccountId, Amount> balances = new TreeMap<>();
        for (AccountId account : SmallTask.PARTICIPANTS) {
            balances.put(account, flock.token().balanceOf(account).run().balance());
        }
        return new Outcome(task.phase().phase(), rounds, task.roster().orElseThrow(), balances);
    }
}
