package io.flock.testnet.fabric;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.fabric.program.ProgramSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a network of Fabric's own processes is like. The founding document says which organisations there are and who
 * has FLOCK.
 *
 * @param folder where everything is kept
 * @param basePort first of the block of ports ({@code PortPlan}); 0 takes the first free block
 * @param accounts whose keys are made
 * @param batchTimeout how long the first transaction of a block waits for others
 * @param logLevel of peers and orderers, in Fabric's words
 * @param jvms Java machines of chaincode processes, where they are not this program's own
 * @param search where programs are looked for
 * @param progress is told, in a few words each, what is waited for
 * @param relayed whether orderers, peers and content nodes listen at other ports than those at which others reach them: who starts the
 *     network has a relay between them
 */
public record FabricOptions(
        Path folder,
        int basePort,
        FoundingDocument founding,
        List<AccountId> accounts,
        Duration batchTimeout,
        Consensus consensus,
        ContentKind content,
        String logLevel,
        List<ChaincodeJvm> jvms,
        ProgramSearch search,
        Consumer<String> progress,
        boolean relayed) {
    /** A step of a task waits for a handful of blocks; much shorter ones cost CPU and bring nothing. */
    public static final Duration BATCH_TIMEOUT = Duration.ofMillis(200);

    public FabricOptions {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(founding);
        accounts = List.copyOf(accounts);
        jvms = List.copyOf(jvms);
    }

    /** Raft, Kubo, free ports, programs as the environment says, and silence. */
    public static FabricOptions of(Path folder, FoundingDocument founding, List<AccountId> accounts) {
        return new FabricOptions(
                folder,
                0,
                founding,
                accounts,
                BATCH_TIMEOUT,
                Consensus.RAFT,
                ContentKind.KUBO,
                "warning",
                List.of(),
                ProgramSearch.ofEnvironment(),
                what -> {},
                false);
    }

    public FabricOptions withBasePort(int port) {
        return changed(draft -> draft.basePort = port);
    }

    public FabricOptions withBatchTimeout(Duration timeout) {
        return changed(draft -> draft.batchTimeout = timeout);
    }

    public FabricOptions withConsensus(Consensus kind) {
        return changed(draft -> draft.consensus = kind);
    }

    public FabricOptions withContent(ContentKind kind) {
        return changed(draft -> draft.content = kind);
    }

    public FabricOptions withLogLevel(String level) {
        return changed(draft -> draft.logLevel = level);
    }

    public FabricOptions withJvms(List<ChaincodeJvm> machines) {
        return changed(draft -> draft.jvms = machines);
    }

    public FabricOptions withSearch(ProgramSearch places) {
        return changed(draft -> draft.search = places);
    }

    public FabricOptions withProgress(Consumer<String> listener) {
        return changed(draft -> draft.progress = listener);
    }

    /** For a test that slows or cuts what nodes say to each other; needs a base port, at which its relays listen. */
    public FabricOptions withRelays() {
        return changed(draft -> draft.relayed = true);
    }

    private FabricOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** What can be chosen, while one of it changes. */
    private static final class Draft {
        private final FabricOptions before;
        private int basePort;
        private Duration batchTimeout;
        private Consensus consensus;
        private ContentKind content;
        private String logLevel;
        private List<ChaincodeJvm> jvms;
        private ProgramSearch search;
        private Consumer<String> progress;
        private boolean relayed;

        private Draft(FabricOptions before) {
            this.before = before;
            basePort = before.basePort;
            batchTimeout = before.batchTimeout;
            consensus = before.consensus;
            content = before.content;
            logLevel = before.logLevel;
            jvms = before.jvms;
            search = before.search;
            progress = before.progress;
            relayed = before.relayed;
        }

        private FabricOptions options() {
            return new FabricOptions(
                    before.folder,
                    basePort,
                    before.founding,
                    before.accounts,
                    batchTimeout,
                    consensus,
                    content,
                    logLevel,
                    jvms,
                    search,
                    progress,
                    relayed);
        }
    }
}
