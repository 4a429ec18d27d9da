package io.flock.client.cli.governance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.output.Table;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.sdk.FlockClient;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flock governance history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what governance changed, in order: when, by whose proposal, approved by whom, and what it was before.",
            "All of it, that of one kind, or that of one subject. Times are those that the callers claimed."
        },
        footer = {"", "Example:", "  flock governance history organisation Org4MSP"})
final class GovernanceHistoryCommand implements Callable<Integer> {
    private static final int SIZE = 50;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerCall ledger;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KIND",
            description = "parameters, organisation, expert, verified-task, stopped-task or grant (default: all)")
    private Optional<String> kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "which one: MSPID, ACCOUNT for expert and grant, alliance:TASK for verified-task, TASK for"
                    + " stopped-task (default: all of the kind)")
    private Optional<String> name;

    GovernanceHistoryCommand() {}

    @Override
    public Integer call() {
        Optional<SubjectKind> asked = kind.map(this::kind);
        Optional<Subject> subject = name.map(given -> subject(asked.orElseThrow(), given));
        return ledger.connected(flock -> {
            JsonArray json = new JsonArray();
            Table table = HistoryLines.table();
            ChangeList page = page(flock, asked, subject, Optional.empty());
            add(page, json, table);
            while (page.bookmark().isPresent()) {
                page = page(flock, asked, subject, page.bookmark());
                add(page, json, table);
            }
            JsonObject whole = new JsonObject();
            whole.add("changes", json);
            page.start().ifPresent(start -> whole.add("start", json(start)));
            ledger.output().print(whole, HistoryLines.of(page.start(), table));
        });
    }

    private static ChangeList page(
            FlockClient flock, Optional<SubjectKind> kind, Optional<Subject> subject, Optional<String> bookmark) {
        return subject.map(one -> flock.governance().changes(one, SIZE, bookmark))
                .or(() -> kind.map(all -> flock.governance().changes(all, SIZE, bookmark)))
                .orElseGet(() -> flock.governance().changes(SIZE, bookmark))
                .run();
    }

    private static void add(ChangeList page, JsonArray json, Table table) {
        for (ProposalView change : page.changes()) {
            json.add(json(change));
            table.row(HistoryLines.row(change));
        }
    }

    private static JsonElement json(Record of) {
        return JsonParser.parseString(Json.write(of));
    }

    private SubjectKind kind(String text) {
        return Arrays.stream(SubjectKind.values())
                .filter(known -> known.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "governance has no history of '" + text + "', but of "
                                + Arrays.stream(SubjectKind.values())
                                        .map(SubjectKind::text)
                                        .toList()));
    }

    private Subject subject(SubjectKind of, String text) {
        try {
            return new Subject(of, Optional.of(text));
        } catch (FlockException e) {
            throw new ParameterException(spec.commandLine(), e.what());
        }
    }
}
