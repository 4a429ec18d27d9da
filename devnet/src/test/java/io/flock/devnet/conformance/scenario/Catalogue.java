package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of play: those that disturb the network come last. */
public final class Catalogue {
    private Catalogue() {}

    public static List<Scenario> all() {
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
                        RequestScenarios.all(),
                        ConflictScenarios.all(),
                        PhantomScenarios.all(),
                        DuplicateScenarios.all(),
                        TamperScenarios.all(),
                        CollusionScenarios.all(),
                        EndorsementScenarios.all(),
                        EventScenarios.all(),
                        StatusScenarios.all(),
                        QueryScenarios.all(),
                        DeliverScenarios.all(),
                        CuttingScenarios.all(),
                        LoadScenarios.all(),
                        RunningScenarios.all(),
                        FaultScenarios.all(),
                        RestartScenarios.all())
                .flatMap(List::stream)
                .toList();
    }
}
