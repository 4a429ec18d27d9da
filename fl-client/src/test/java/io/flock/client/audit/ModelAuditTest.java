package io.flock.client.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.participant.Artifact;
import io.flock.client.participant.PinningNode;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.ProposalTally;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.audit.AdoptedRound;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.report.RoundCheck;
import io.flock.sdk.audit.report.RoundCheck.Outcome;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adopted models, with the bytes that the ledger's names lead to in a content node. */
class ModelAuditTest {
    private static final TaskId TASK = TaskId.parse("task");
    private static final AccountId FIRST = AccountId.of("Org1MSP", "alice");
    private static final AccountId SECOND = AccountId.of("Org2MSP", "bob");
    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final String GONE = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    private final Bundle bundle = Bundles.of(Bundles.TINY);
    private final ModelWeights global =
            Initialisation.fromSeed(ANY, bundle.shape().layout());
    private PinningNode node;
    private IpfsClient content;
    private ModelAudit audit;
    private TaskDefinition definition;

    @BeforeEach
    void open() throws IOException {
        node = new PinningNode();
        content = node.client();
        audit = new ModelAudit(content);
        definition = TaskDefinition.builder(
                        TASK,
                        new ContentRef(content.put(bundle.canonicalBytes()).cid(), bundle.digest()))
                .build();
    }

    @AfterEach
    void close() {
        content.close();
        node.close();
    }

    /** An update of an account that changes nothing, as honest as can be. */
    private ModelRef honest(AccountId account) {
        ArtifactHeader header =
                new ArtifactHeader(Optional.of(account), TASK, 0, bundle.digest(), global.tensorDigest());
        Artifact update = Artifact.of(global, header);
        content.put(update.bytes());
        return update.ref();
    }

    private ModelRef adopted() {
        return Artifact.of(
                        global, new ArtifactHeader(Optional.empty(), TASK, 0, bundle.digest(), global.tensorDigest()))
                .ref();
    }

    /** Bytes that are the ledger's and are no update. */
    private ModelRef unreadable() {
        ContentRef stored = content.put("no update".getBytes(StandardCharsets.UTF_8));
        return new ModelRef(stored.cid(), stored.digest(), ANY);
    }

    private static ModelRef gone() {
        return new ModelRef(GONE, ANY, ANY);
    }

    private RoundCheck check(ModelRef... standing) {
        List<AccountId> accounts = List.of(FIRST, SECOND).subList(0, standing.length);
        TreeMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        List<ProposalTally> tallies = new ArrayList<>();
        for (int i = 0; i < standing.length; i++) {
            updates.put(accounts.get(i), UpdateRecord.revealed(standing[i], ANY));
            tallies.add(new ProposalTally(
                    accounts.get(i), Amount.ofFlock(1), Amount.ZERO, Amount.ZERO, true, Optional.empty()));
        }
        RoundDocument round = RoundDocument.opened(0, ANY, GlobalModel.ofSeed(ANY), List.of(), List.of())
                .withProposals(accounts)
                .withTally(new Tally(false, 2, 2, Amount.ofFlock(1), Amount.ofFlock(1), tallies));
        RoundView view = new RoundView(round, updates, Collections.emptySortedMap(), Collections.emptySortedMap());
        audit.check(Stream.of(new AdoptedRound(definition, view, adopted(), 7, TransactionId.parse("ab".repeat(32)))));
        assertThat(audit.checks()).hasSize(1);
        return audit.checks().get(0);
    }

    @Test
    void modelOfItsUpdates_isTheSame() {
        assertThat(check(honest(FIRST), honest(SECOND)).outcome()).isEqualTo(Outcome.SAME);
        assertThat(audit.differences()).isEmpty();
    }

    @Test
    void updateOfTheLedgersOwnBytes_thatDoesNotRead_isADifference() {
        RoundCheck check = check(honest(FIRST), unreadable());

        assertThat(check.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(check.computed()).isEmpty();
        assertThat(check.reason()).contains("MODEL_INVALID");
        assertThat(audit.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.CONTENT);
            assertThat(difference.block()).isEqualTo(7);
            assertThat(difference.expected()).contains("no model", SECOND.toString());
        });
    }

    /** Somebody who takes one update away can't hide another one. */
    @Test
    void updateThatIsGone_hidesNoneThatDoesNotRead() {
        assertThat(check(gone(), unreadable()).outcome()).isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void updateThatIsGone_isNotChecked() {
        RoundCheck check = check(honest(FIRST), gone());

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(check.reason()).contains("CONTENT_UNAVAILABLE");
        assertThat(audit.differences()).isEmpty();
    }

    /** By its CID the bytes are the ledger's own, whichever node has them; so the ledger contradicts itself. */
    @Test
    void updateWhoseCidAndDigestOnTheLedgerNameDifferentBytes_isADifference() {
        ModelRef honest = honest(FIRST);

        RoundCheck check = check(new ModelRef(honest.cid(), ANY, honest.tensorDigest()));

        assertThat(check.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(audit.differences()).singleElement().satisfies(difference -> assertThat(difference.expected())
                .contains("no model", FIRST.toString()));
    }

    /** An auditor has no key to them, and says so: neither the same nor different. */
    @Test
    void sealedUpdates_areNotChecked_andNamed_whateverTheirBytesAre() {
        definition = TaskDefinition.builder(TASK, definition.bundle())
                .sealedUpdates()
                .build();

        RoundCheck check = check(honest(FIRST), unreadable());

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(check.reason()).contains("UPDATES_SEALED");
        assertThat(audit.differences()).isEmpty();
    }

    @Test
    void forgedRound_thatAdoptsWithoutAnUpdate_isNotChecked_andEndsNoAudit() {
        RoundCheck check = check();

        assertThat(check.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(check.reason()).contains("INVALID_ARGUMENT");
        assertThat(audit.differences()).isEmpty();
    }
}
