package io.flock.client.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeOutcome;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import io.flock.protocol.money.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host takes from the ledger into its index, whatever the content is. */
class KnowledgeHostingTest {
    private static final ListingId LISTING = ListingId.parse("reader");

    @TempDir
    private Path folder;

    private final List<KnowledgeDocument> ledger = new ArrayList<>();
    private final Map<ContentRef, byte[]> contents = new TreeMap<>(Comparator.comparing(ContentRef::digest));
    private final List<ContentRef> fetched = new ArrayList<>();
    private KnowledgeBases bases;

    @BeforeEach
    void open() {
        bases = new KnowledgeBases(folder);
    }

    @AfterEach
    void close() {
        bases.close();
    }

    @Test
    void acceptedDocuments_areIndexedOnce_overAllPages_andOthersAreNot() {
        KnowledgeDocument wine = proposed("wine", BaseFixture.GRAPES);
        KnowledgeDocument data = proposed("data", BaseFixture.DIGITS);
        KnowledgeDocument open = proposed("certs", BaseFixture.CERTIFICATES);
        ledger.addAll(List.of(accepted(wine), open, accepted(data)));
        KnowledgeHosting hosting = hosting(10);

        assertThat(hosting.refresh(LISTING)).isEqualTo(2);
        assertThat(hosting.refresh(LISTING)).isZero();

        assertThat(fetched).containsExactly(wine.content(), data.content());
        assertThat(bases.states()).containsExactly(Map.entry(LISTING, new KnowledgeState(2, 0, false, false)));
        KnowledgeIndex index = bases.find(LISTING).orElseThrow();
        assertThat(index.holds(data.ref().document())).isTrue();
        assertThat(index.holds(open.ref().document())).isFalse();
    }

    @Test
    void documentThatIsNoText_orHasAnotherSize_isLeftOut_andKeepsNoOtherOut() {
        KnowledgeDocument binary = proposed("binary", "a\u0000b");
        KnowledgeDocument shorter = proposed("shorter", BaseFixture.DIGITS);
        contents.put(shorter.content(), "digits".getBytes(StandardCharsets.UTF_8));
        KnowledgeDocument wine = proposed("wine", BaseFixture.GRAPES);
        ledger.addAll(List.of(accepted(binary), accepted(shorter), accepted(wine)));
        KnowledgeHosting hosting = hosting(10);

        assertThat(hosting.refresh(LISTING)).isOne();
        assertThat(hosting.refresh(LISTING)).isZero();

        assertThat(fetched).hasSize(3);
        assertThat(bases.states()).containsExactly(Map.entry(LISTING, new KnowledgeState(1, 2, false, false)));
        assertThat(bases.find(LISTING).orElseThrow().search("digits", 3))
                .extracting(found -> found.title())
                .containsExactly("wine");
    }

    /** A tokenizer that throws, or anything else that a foreign document brings about. */
    @Test
    void documentThatBringsAboutAFault_isLeftOut_andKeepsNoOtherOut() {
        KnowledgeDocument broken = proposed("broken", BaseFixture.DIGITS);
        KnowledgeDocument wine = proposed("wine", BaseFixture.GRAPES);
        ledger.addAll(List.of(accepted(broken), accepted(wine)));
        KnowledgeHosting hosting = new KnowledgeHosting(
                this::page,
                (content, most) -> {
                    if (content.equals(broken.content())) {
                        fetched.add(content);
                        throw new IllegalStateException("a fault");
                    }
                    return get(content, most);
                },
                bases,
                10);

        assertThat(hosting.refresh(LISTING)).isOne();
        assertThat(hosting.refresh(LISTING)).isZero();

        assertThat(fetched).containsExactly(broken.content(), wine.content());
    }

    @Test
    void passagesOfInvisibleCharacters_keepNoOtherDocumentOut() {
        String invisible = "\u200b".repeat(900);
        ledger.addAll(List.of(
                accepted(proposed("\u200b", "words ".repeat(60) + "\n\n" + invisible)),
                accepted(proposed("wine", BaseFixture.GRAPES))));

        hosting(10).refresh(LISTING);

        assertThat(bases.find(LISTING).orElseThrow().search("grapes", 1))
                .extracting(found -> found.title())
                .containsExactly("wine");
    }

    /** Whether a document can be read depends on what was proposed with it, the size for one. */
    @Test
    void documentThatAnotherListingProposedWrongly_isIndexedInThisOne() {
        ListingId other = ListingId.parse("other");
        KnowledgeDocument wine = proposed("wine", BaseFixture.GRAPES);
        KnowledgeHosting hosting = new KnowledgeHosting(
                (listing, size, bookmark) -> new KnowledgeList(
                        List.of(accepted(listing.equals(LISTING) ? wine : longer(other, wine))), Optional.empty()),
                this::get,
                bases,
                10);

        assertThat(hosting.refresh(other)).isZero();
        assertThat(hosting.refresh(LISTING)).isOne();
    }

    private static KnowledgeDocument longer(ListingId listing, KnowledgeDocument of) {
        return new KnowledgeDocument(
                new KnowledgeRef(listing, of.ref().document()),
                of.cid(),
                of.bytes() + 1,
                of.title(),
                of.licence(),
                of.contributor(),
                of.deposit(),
                of.quorum(),
                of.ballot(),
                of.status(),
                of.proposedAt(),
                of.votesUntil(),
                of.closableFrom(),
                of.outcome());
    }

    @Test
    void indexWhoseWriterHasEnded_isOpenedAgain_andFilledAgain() throws IOException {
        ledger.add(accepted(proposed("wine", BaseFixture.GRAPES)));
        KnowledgeHosting hosting = hosting(10);
        assertThat(hosting.refresh(LISTING)).isOne();
        removeIndex();
        ledger.add(accepted(proposed("data", BaseFixture.DIGITS)));

        assertThatThrownBy(() -> hosting.refresh(LISTING)).hasMessageContaining("STATE_FOLDER_UNUSABLE|");

        assertThat(hosting.refresh(LISTING)).isEqualTo(2);
        assertThat(bases.find(LISTING).orElseThrow().search("digits", 2)).hasSize(2);
    }

    private void removeIndex() throws IOException {
        Path index = folder.resolve(LISTING.text());
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(index);
    }

    @Test
    void documentThatCanNotBeHad_isTriedAgain() {
        KnowledgeDocument wine = proposed("wine", BaseFixture.GRAPES);
        byte[] bytes = contents.remove(wine.content());
        ledger.add(accepted(wine));
        KnowledgeHosting hosting = hosting(10);
        assertThat(hosting.refresh(LISTING)).isZero();

        contents.put(wine.content(), bytes);

        assertThat(hosting.refresh(LISTING)).isOne();
    }

    @Test
    void limit_boundsABase_andNoDocumentLoadsNoModel() {
        KnowledgeHosting none = hosting(0);
        ledger.addAll(List.of(
                accepted(proposed("wine", BaseFixture.GRAPES)), accepted(proposed("data", BaseFixture.DIGITS))));
        assertThat(none.refresh(LISTING)).isZero();
        assertThat(bases.find(LISTING)).isEmpty();

        assertThat(hosting(1).refresh(LISTING)).isOne();
    }

    private KnowledgeHosting hosting(int most) {
        return new KnowledgeHosting(this::page, this::get, bases, most);
    }

    /** Pages of one document. */
    private KnowledgeList page(ListingId listing, int size, Optional<String> bookmark) {
        int at = bookmark.map(Integer::parseInt).orElse(0);
        return new KnowledgeList(
                ledger.subList(at, at + 1),
                at + 1 < ledger.size() ? Optional.of(Integer.toString(at + 1)) : Optional.empty());
    }

    private byte[] get(ContentRef content, int maxBytes) {
        fetched.add(content);
        byte[] bytes = contents.get(content);
        if (bytes == null || bytes.length > maxBytes) {
            throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, content + " is not there");
        }
        return bytes;
    }

    private KnowledgeDocument proposed(String title, String text) {
        KnowledgeDocument document = BaseFixture.document(LISTING, title, text);
        contents.put(document.content(), text.getBytes(StandardCharsets.UTF_8));
        return document;
    }

    private static KnowledgeDocument accepted(KnowledgeDocument document) {
        return document.closed(
                KnowledgeStatus.ACCEPTED,
                new KnowledgeOutcome(Amount.ofFlock(100), Amount.ZERO, 1, Amount.ofFlock(1), 10, 1_800_100_000));
    }
}
