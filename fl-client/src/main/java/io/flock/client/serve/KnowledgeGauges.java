package io.flock.client.serve;

import io.flock.client.knowledge.KnowledgeBases;
import io.flock.client.knowledge.KnowledgeState;
import io.flock.protocol.identity.ListingId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.function.ToIntFunction;

/** How each model's knowledge base stands here: else only the log would say that searches answer from less than was accepted. */
final class KnowledgeGauges {
    private final KnowledgeBases bases;
    private final MultiGauge documents;
    private final MultiGauge missing;
    private final MultiGauge failing;

    KnowledgeGauges(MeterRegistry registry, KnowledgeBases bases) {
        this.bases = bases;
        documents = MultiGauge.builder("flock_knowledge_documents")
                .description("accepted documents that searches find")
                .register(registry);
        missing = MultiGauge.builder("flock_knowledge_missing")
                .description("accepted documents that could not be fetched, read or indexed")
                .register(registry);
        failing = MultiGauge.builder("flock_knowledge_failing")
                .description("1 while a knowledge base can't be brought up to date or searched, else 0")
                .register(registry);
    }

    /** Takes over how they stand now. */
    void refresh() {
        Map<ListingId, KnowledgeState> states = bases.states();
        register(documents, states, KnowledgeState::documents);
        register(missing, states, KnowledgeState::missing);
        register(failing, states, state -> state.failing() ? 1 : 0);
    }

    private static void register(
            MultiGauge gauge, Map<ListingId, KnowledgeState> states, ToIntFunction<KnowledgeState> value) {
        gauge.register(
                states.entrySet().stream()
                        .<MultiGauge.Row<?>>map(state -> MultiGauge.Row.of(
                                Tags.of("model", state.getKey().text()), value.applyAsInt(state.getValue())))
                        .toList(),
                true);
    }
}
