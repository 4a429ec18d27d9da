package io.flock.client.knowledge;

import io.flock.protocol.identity.ListingId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The knowledge bases of a host, a folder each; the embedding model is loaded with the first. */
public final class KnowledgeBases implements AutoCloseable {
    private final Path folder;
    private final Map<ListingId, KnowledgeIndex> bases = new ConcurrentHashMap<>();
    private final Map<ListingId, KnowledgeState> states = new ConcurrentHashMap<>();
    private Optional<Embedder> embedder = Optional.empty();

    /** @param folder of this host's own */
    public KnowledgeBases(Path folder) {
        this.folder = folder;
    }

    /** The base of a listing, if it was opened. */
    public Optional<KnowledgeIndex> find(ListingId listing) {
        return Optional.ofNullable(bases.get(listing));
    }

    /** How each base stands that was looked at. */
    public Map<ListingId, KnowledgeState> states() {
        return Map.copyOf(states);
    }

    /** That a base is up to date, but for these documents. */
    void refreshed(ListingId listing, int documents, int missing) {
        change(listing, before -> before.refreshed(documents, missing));
    }

    /** That a base could not be brought up to date. */
    void failed(ListingId listing) {
        change(listing, KnowledgeState::failed);
    }

    /** That a search of a base has failed for the base's fault. */
    public void searchFailed(ListingId listing) {
        change(listing, before -> before.searched(false));
    }

    /** That a search of a base was answered. */
    public void searched(ListingId listing) {
        states.computeIfPresent(listing, (id, before) -> before.searched(true));
    }

    private void change(ListingId listing, UnaryOperator<KnowledgeState> change) {
        states.compute(listing, (id, before) -> change.apply(before == null ? KnowledgeState.NONE : before));
    }

    /**
     * Opens a base, again where writing into it failed: on a full disk Lucene ends a writer for good.
     *
     * @throws io.flock.protocol.error.FlockException STATE_FOLDER_UNUSABLE, UNSUPPORTED
     */
    public synchronized KnowledgeIndex open(ListingId listing) {
        KnowledgeIndex known = bases.get(listing);
        if (known != null && known.isUsable()) {
            return known;
        }
        if (known != null) {
            known.abandonWriting();
        }
        Embedder loaded = embedder.orElseGet(() -> Embedder.open(folder.resolve("natives")));
        embedder = Optional.of(loaded);
        KnowledgeIndex opened = new KnowledgeIndex(folder.resolve(listing.text()), loaded);
        bases.put(listing, opened);
        if (known != null) {
            known.close();
        }
        return opened;
    }

    /** Lets what is being added end soon, without effect. */
    void endAdding() {
        bases.values().forEach(KnowledgeIndex::endAdding);
    }

    @Override
    public synchronized void close() {
        bases.values().forEach(KnowledgeIndex::close);
        bases.clear();
    }
}
