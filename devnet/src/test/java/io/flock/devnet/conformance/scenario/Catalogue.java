package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios in three parts, in the order of play: those that disturb the network come last. */
public final class Catalogue {
    private Catalogue() {}

    /** All parts, one after the other. */
    public static List<Scenario> all() {
        return Stream.of(ofCalls(), ofTransactions(), ofDisturbances())
                .flatMap(List::stream)
                .toList();
    }

    /** What one call answers: state, queries, the context, refusals. */
    public static List<Scenario> ofCalls() {
        return Stream.of(
                        StateScenarios.all(),
                        RangeScenarios.all(),
                        PageScenarios.all(),
                        CompositeKeyScenarios.all(),
                        HistoryScenarios.all(),
                        ContextScenarios.all(),
                        CallScenarios.all(),
                        FailureScenarios.all(),
                        UnsupportedScenarios.all(),
                        AbsenceScenarios.all(),
                        ProposalScenarios.all(),
                        IdentityScenarios.all(),
                        RequestScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    /** What becomes of transactions: validation, endorsement, events, status, blocks that are delivered. */
    public static List<Scenario> ofTransactions() {
        return Stream.of(
                        ConflictScenarios.all(),
                        PhantomScenarios.all(),
                        DuplicateScenarios.all(),
                        TamperScenarios.all(),
                        CollusionScenarios.all(),
                        EndorsementScenarios.all(),
                        EventScenarios.all(),
                        StatusScenarios.all(),
                        QueryScenarios.all(),
                        DeliverScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Many transactions at once, and networks of which parts fail and come again. */
    public static List<Scenario> ofDisturbances() {
        return Stream.of(
                        CuttingScenarios.all(),
                        LoadScenarios.all(),
                        RunningScenarios.all(),
                        FaultScenarios.all(),
                        RestartScenarios.all())
                .flatMap(List::stream)
                .toList();
    }
}
