package io.flock.client.cli.knowledge;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock knowledge vote}. */
@Command(
        name = "vote",
        mixinStandardHelpOptions = true,
        description = {
            "Votes on a proposed document with gmFLOCK that stay locked until the vote is over.",
            "Read the document first: flock knowledge show MODEL DOCUMENT --text"
        },
        footer = {"", "Example:", "  flock knowledge vote digits-reader 9f86d081… --accept --as Org2MSP::user1"})
final class KnowledgeVoteCommand implements Callable<Integer> {
    /** One of the two has to be said. */
    static final class Side {
        @Option(names = "--accept", description = "it belongs into the base")
        private boolean accept;

        @Option(names = "--reject", description = "it does not")
        private boolean reject;

        Side() {}

        boolean accepts() {
            return accept && !reject;
        }
    }

    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(paramLabel = "DOCUMENT", description = "SHA-256 of its bytes")
    private Digest document;

    @ArgGroup(multiplicity = "1")
    private Side side;

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "a lock of yours; more than once (default: all that last long enough)")
    private List<TransactionId> locks = List.of();

    @Mixin
    private LedgerCall ledger;

    KnowledgeVoteCommand() {}

    @Override
    public Integer call() {
        return ledger.submit(this::vote, "voted " + (side.accepts() ? "for " : "against ") + document);
    }

    private Call<Committed<Done>> vote(FlockClient flock) {
        KnowledgeRef ref = new KnowledgeRef(id, document);
        if (locks.isEmpty()) {
            return flock.knowledge().vote(ref, side.accepts());
        }
        int ballot = flock.knowledge().document(ref).run().document().ballot();
        return flock.knowledge().vote(new VoteKnowledge(ref, ballot, side.accepts(), locks));
    }
}
