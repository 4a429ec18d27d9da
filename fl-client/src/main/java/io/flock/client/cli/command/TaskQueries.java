package io.flock.client.cli.command;

import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.alliance.view.TaskSummary;
import io.flock.protocol.arena.view.ArenaTaskList;
import io.flock.protocol.arena.view.ArenaTaskSummary;

/** The lists of all tasks on the ledger. */
public final class TaskQueries {
    /** Every task of the Alliance. */
    public static final Page.Query<TaskSummary> ALLIANCE = (flock, size, bookmark) ->
            Page.of(flock.alliance().tasks(size, bookmark), TaskList::tasks, TaskList::bookmark);

    /** Every task of the Arena. */
    public static final Page.Query<ArenaTaskSummary> ARENA = (flock, size, bookmark) ->
            Page.of(flock.arena().tasks(size, bookmark), ArenaTaskList::tasks, ArenaTaskList::bookmark);

    private TaskQueries() {}
}
