package io.flock.client.cli.option;

import io.flock.client.engine.choice.EngineKind;
import picocli.CommandLine.Option;

/** Which engine trains and evaluates here. */
public final class TrainerOption {
    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            defaultValue = "${env:FLOCK_TRAINER:-dl4j}",
            description = "what trains and evaluates models: dl4j, or djl, which is PyTorch; the others of a task may"
                    + " have another (default: FLOCK_TRAINER, or dl4j)")
    private EngineKind kind;

    TrainerOption() {}

    /** The engine that was chosen. */
    public EngineKind kind() {
        return kind;
    }
}
