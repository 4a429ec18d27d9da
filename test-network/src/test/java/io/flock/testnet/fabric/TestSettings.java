package io.flock.testnet.fabric;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings of a network that is never started. */
public final class TestSettings {
    private TestSettings() {}

    public static FabricSettings of(Consensus consensus, ContentKind content, ChaincodeJvm... jvms) {
        return new FabricSettings(
                20_000,
                200,
                consensus,
                content,
                "warning",
                Stream.of(Program.values())
                        .map(program -> new ProgramPath(program, "/programs/" + program.fileName()))
                        .toList(),
                List.of(jvms),
                TestFounding.document(),
                TestFounding.ACCOUNTS,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with one organisation more. */
    public static FabricSettings joined(FabricSettings settings, OrganisationId organisation) {
        return settings.with(organisation);
    }
}
