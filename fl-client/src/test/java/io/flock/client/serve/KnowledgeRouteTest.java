package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.knowledge.BaseFixture;
import io.flock.client.knowledge.KnowledgeHosting;
import io.flock.client.knowledge.KnowledgeIndex;
import io.flock.protocol.codec.Json;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer sees of a host's knowledge base, over real HTTP. */
class KnowledgeRouteTest {
    private static final String PATH = "/v1/knowledge/adder/search";

    @TempDir
    private Path folder;

    private HostFixture host;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void search_isAnsweredWithPassages_andTheirContributors() {
        KnowledgeIndex index = host.server.knowledge().open(HostFixture.LISTING);
        index.add(BaseFixture.document(HostFixture.LISTING, "wine", BaseFixture.GRAPES), BaseFixture.GRAPES);
        index.add(BaseFixture.document(HostFixture.LISTING, "data", BaseFixture.DIGITS), BaseFixture.DIGITS);

        HttpResponse<String> answer = post(PATH, "{\"query\":\"How is wine made?\",\"limit\":1}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body(), SearchAnswer.class).passages())
                .singleElement()
                .satisfies(passage -> {
                    assertThat(passage.text()).isEqualTo(BaseFixture.GRAPES);
                    assertThat(passage.contributor()).hasToString("Org1MSP::ann");
                });
        assertThat(Json.read(post(PATH, "{\"query\":\"data\"}").body(), SearchAnswer.class)
                        .passages())
                .hasSize(2);
    }

    @Test
    void baseThatCanNotBeSearched_isToldInTheMetrics_andTheModelStaysReady() {
        KnowledgeIndex index = host.server.knowledge().open(HostFixture.LISTING);
        assertThat(host.get("/metrics").body()).doesNotContain("flock_knowledge_failing{");
        index.close();

        assertThat(post(PATH, "{\"query\":\"wine\"}").body()).contains("STATE_FOLDER_UNUSABLE|");

        assertThat(host.get("/metrics").body())
                .contains("flock_knowledge_failing{model=\"adder\"} 1.0")
                .contains("flock_knowledge_documents{model=\"adder\"} 0.0")
                .contains("flock_knowledge_missing{model=\"adder\"} 0.0");
        assertThat(host.get("/v2/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void searchesThatFail_areTold_untilOneSucceeds_thoughTheBaseIsUpToDateMeanwhile() {
        KnowledgeHosting upToDate = new KnowledgeHosting(
                (listing, size, bookmark) -> new KnowledgeList(List.of(), Optional.empty()),
                (content, most) -> new byte[0],
                host.server.knowledge(),
                10);
        host.server.knowledge().open(HostFixture.LISTING).close();
        assertThat(post(PATH, "{\"query\":\"wine\"}").body()).contains("STATE_FOLDER_UNUSABLE|");

        upToDate.refresh(HostFixture.LISTING);
        assertThat(host.get("/metrics").body()).contains("flock_knowledge_failing{model=\"adder\"} 1.0");

        host.server.knowledge().open(HostFixture.LISTING);
        assertThat(post(PATH, "{\"query\":\"wine\"}").statusCode()).isEqualTo(200);
        assertThat(host.get("/metrics").body()).contains("flock_knowledge_failing{model=\"adder\"} 0.0");
    }

    @Test
    void baseWithoutDocuments_findsNothing_andOfNoListing_isUnknown() {
        assertThat(post(PATH, "{\"query\":\"x\"}").body()).isEqualTo("{\"passages\":[]}");
        assertThat(post("/v1/knowledge/nothing/search", "{\"query\":\"x\"}").statusCode())
                .isEqualTo(404);
        host.server.update(HostFixture.listing(HostFixture.PRICE).withStatus(ListingStatus.SUSPENDED));
        assertThat(post(PATH, "{\"query\":\"x\"}").statusCode()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "{}",
                "{\"query\":\"\"}",
                "{\"query\":\" \\n\"}",
                "{\"query\":7}",
                "{\"query\":\"x\",\"limit\":0}",
                "{\"query\":\"x\",\"limit\":21}",
                "{\"query\":\"x\",\"limit\":1e9}",
                "{\"query\":\"x\",\"other\":1}",
                "{\"query\":\"x\",\"query\":\"y\"}",
                "{\"query\":\"x\"}{}",
                "{\"query\":\"\\ud800\"}"
            })
    void malformedBody_isRefusedWithACode(String body) {
        HttpResponse<String> answer = post(PATH, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsPattern("\"error\":\"[A-Z_]+\\|");
    }

    @Test
    void tooLongQuery_andTooLargeBody_areRefused() {
        assertThat(post(PATH, "{\"query\":\"" + "x".repeat(1_001) + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(post(PATH, "{\"query\":\"" + "x".repeat(20_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(post(PATH, "x".repeat(3 << 20)).statusCode()).isEqualTo(413);
    }

    @Test
    void randomBodies_areRefusedOrAnswered_neverFailed() {
        Random random = new Random(3);
        String body = "{\"query\":\"how is it made?\",\"limit\":3}";
        for (int i = 0; i < 200; i++) {
            StringBuilder changed = new StringBuilder(body);
            changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(0x250));
            assertThat(post(PATH, changed.toString()).statusCode()).isIn(200, 400);
        }
    }

    @Test
    void moreSearchesThanAnAddressMay_areRefused() {
        host.close();
        host = HostFixture.outOfTime(HostFixture.settings(folder).withLimits(1 << 20, 1_024, 256, 1));
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            refused += post(PATH, "{\"query\":\"x\"}").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(20 - 1);
    }

    private HttpResponse<String> post(String path, String body) {
        return host.post(path, body, Optional.empty());
    }
}
