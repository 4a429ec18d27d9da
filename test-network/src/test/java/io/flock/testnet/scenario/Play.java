package io.flock.testnet.scenario;

import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small task on one network, from its creation to the last claim. Ends the network with everything else. */
final class Play implements AutoCloseable {
    private final ScenarioNetwork network;
    private final SmallTask task;
    private final FlockClient creator;
    private final Conductor conductor;
    private final List<Actor> actors = new ArrayList<>();

    /**
     * Creates the task.
     *
     * @param folder for the participants' files
     */
    Play(ScenarioNetwork network, Path folder) {
        this.network = network;
        this.task = new SmallTask(network, folder.resolve("participants"));
        this.creator = network.connect(SmallTask.CREATOR);
        this.conductor = new Conductor(creator);
        task.create(creator);
    }

    /** Lets an account take part, in this process. */
    ActorThread enter(AccountId account) {
        ActorThread actor = ActorThread.start(account, task.participate(account));
        actors.add(actor);
        return actor;
    }

    /** Lets an account take part in a process of its own. */
    ActorProcess enterApart(AccountId account) {
        ActorProcess actor = ActorProcess.start(account, task.participate(account), task.log(account));
        actors.add(actor);
        return actor;
    }

    /** Leads the task to its end, waits for everybody's claim, and checks the ledger from its first block on. */
    Outcome through(Interference interference) {
        conductor.conduct(interference);
        actors.forEach(Actor::awaitEnd);
        Outcome outcome = Outcome.read(creator);
        LedgerCheck ledger = ledger();
        ledger.isClean();
        ledger.everybodyActedOnce(outcome);
        return outcome;
    }

    /** The ledger as it is now, read from its first block. */
    LedgerCheck ledger() {
        return new LedgerCheck(network, creator);
    }

    /** Watches the blocks as they come; the caller closes it. */
    SeenBlocks watchBlocks() {
        return new SeenBlocks(creator);
    }

    ScenarioNetwork network() {
        return network;
    }

    SmallTask task() {
        return task;
    }

    Conductor conductor() {
        return conductor;
    }

    @Override
    public void close() {
        actors.forEach(Actor::close);
        creator.close();
        network.close();
    }
}
