package io.flock.client.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index with its real model. */
class KnowledgeIndexTest {
    private static final ListingId LISTING = ListingId.parse("reader");

    @TempDir
    private static Path natives;

    private static Embedder embedder;

    @TempDir
    private Path folder;

    private KnowledgeIndex index;

    @BeforeAll
    static void load() {
        embedder = Embedder.open(natives);
    }

    @BeforeEach
    void open() {
        index = new KnowledgeIndex(folder, embedder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void question_findsWhatAnswersIt_thoughItSharesNoWordWithIt() {
        addAll();

        assertThat(index.search("How do I make wine?", 1)).singleElement().satisfies(found -> assertThat(found.text())
                .isEqualTo(BaseFixture.GRAPES));
        assertThat(index.search("renewing credentials", 1).get(0).title()).isEqualTo("certs");
    }

    @Test
    void rareWord_findsItsPassage_andEachComesWithItsSource() {
        addAll();

        FoundPassage found = index.search("MSP", 3).get(0);

        KnowledgeDocument certificates = BaseFixture.document(LISTING, "certs", BaseFixture.CERTIFICATES);
        assertThat(found.document()).isEqualTo(certificates.ref().document());
        assertThat(found.contributor()).isEqualTo(AccountId.of("Org1MSP", "ann"));
        assertThat(found.licence()).isEqualTo("CC-BY-4.0");
        assertThat(found.passage()).isZero();
    }

    @Test
    void limit_bounds_andTheOrderFalls() {
        addAll();

        assertThat(index.search("data", 2)).hasSize(2);
        assertThat(index.search("data", 20).stream().map(found -> -found.score()))
                .hasSize(3)
                .isSorted();
    }

    @Test
    void queryThatLooksLikeSyntax_orHasNoWord_isOnlyText() {
        addAll();

        for (String query : List.of("words:* OR [a TO z]", "\"((", "…", "^~ \\ AND NOT", "a ".repeat(500))) {
            assertThat(index.search(query, 3)).hasSize(3);
        }
    }

    @Test
    void sameDocumentAgain_isHeldOnce_andALongOneByItsPassages() {
        index.add(BaseFixture.document(LISTING, "certs", BaseFixture.CERTIFICATES), BaseFixture.CERTIFICATES);
        index.add(BaseFixture.document(LISTING, "certs", BaseFixture.CERTIFICATES), BaseFixture.CERTIFICATES);
        String text = (BaseFixture.GRAPES + "\n\n").repeat(20);
        index.add(BaseFixture.document(LISTING, "wine", text), text);

        List<FoundPassage> all = index.search("grapes", 20);

        assertThat(all).hasSize(1 + Passages.of(text).size());
        assertThat(all)
                .allSatisfy(found -> assertThat(text + BaseFixture.CERTIFICATES).contains(found.text()));
    }

    @Test
    void index_staysOverARestart_andHasOneOwner() {
        addAll();
        assertThatThrownBy(() -> new KnowledgeIndex(folder, embedder))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.STATE_FOLDER_UNUSABLE));
        index.close();
        open();

        assertThat(index.holds(BaseFixture.document(LISTING, "wine", BaseFixture.GRAPES)
                        .ref()
                        .document()))
                .isTrue();
        assertThat(index.search("wine", 1).get(0).title()).isEqualTo("wine");
    }

    @Test
    void documentOnWhichTheHostEnds_isLeftOut() {
        index.endAdding();

        assertThatThrownBy(this::addAll).isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.code())
                .contains(ErrorCode.OVERLOADED));
        assertThat(index.search("wine", 3)).isEmpty();
    }

    @Test
    void emptyIndex_findsNothing() {
        assertThat(index.search("anything", 3)).isEmpty();
        assertThat(index.holds(BaseFixture.document(LISTING, "wine", BaseFixture.GRAPES)
                        .ref()
                        .document()))
                .isFalse();
    }

    private void addAll() {
        index.add(BaseFixture.document(LISTING, "certs", BaseFixture.CERTIFICATES), BaseFixture.CERTIFICATES);
        index.add(BaseFixture.document(LISTING, "wine", BaseFixture.GRAPES), BaseFixture.GRAPES);
        index.add(BaseFixture.document(LISTING, "data", BaseFixture.DIGITS), BaseFixture.DIGITS);
    }
}
