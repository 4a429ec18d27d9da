package io.flock.client.participant;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.TaskView;
import java.util.Set;
import java.util.TreeSet;

/** Which contents a task of the Alliance needs, whichever round they are of. */
public final class ModelNeeds {
    private ModelNeeds() {}

    /** Its bundle, the model that it began from, and the one that it stands at. */
    public static Set<String> of(TaskView task) {
        TaskDefinition definition = task.task().definition();
        Set<String> needed = new TreeSet<>();
        needed.add(definition.bundle().cid());
        definition.initialModel().map(ModelRef::cid).ifPresent(needed::add);
        task.roster()
                .map(Roster::model)
                .flatMap(GlobalModel::artifact)
                .map(ModelRef::cid)
                .ifPresent(needed::add);
        return needed;
    }
}
