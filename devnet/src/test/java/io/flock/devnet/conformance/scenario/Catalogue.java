package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of play: those that disturb the network come last. */
public final class Catalogue {
    private Catalogue() {}

    /** All of them, those of single calls first. */
    public static List<Scenario> all() {
        return Stream.of(ofCalls(), ofTransactions(), ofDisturbances())
                .flatMap(List::stream)
                .toList();
    }

    /** What one call answers: state, queries, the context, refusals. */
    private static List<Scenario> ofCalls() {
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
    private static List<Scenario> ofTransactions() {
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
    private static List<Scenario> ofDisturbances() {
        return Stream.of(
                        CuttingScenarios.all(),
                        LoadScenarios.all(),
                        RunningScenarios.all(),
                        StockScenarios.all(),
                        FaultScenarios.all(),
                        RestartScenarios.all())
                .flatMap(List::stream)
                .toList();
    }
}
