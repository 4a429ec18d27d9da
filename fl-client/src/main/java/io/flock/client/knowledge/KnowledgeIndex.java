package io.flock.client.knowledge;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One knowledge base, on disk: the passages of accepted documents by their words and by their meaning. Safe for many threads
 * that search and one that adds.
 */
public final class KnowledgeIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeIndex.class);
    private static final double BUFFER_MEGABYTES = 8;

    private final Embedder embedder;
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean ending;
    private volatile boolean failed;

    /**
     * Opens the index in a folder, or begins one.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE, also while another process has it open
     */
    public KnowledgeIndex(Path folder, Embedder embedder) {
        this.embedder = embedder;
        try {
            directory = new NIOFSDirectory(folder);
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    folder + ": " + e,
                    "end the other host that uses it, or remove the folder: it is made again from the ledger",
                    e);
        }
    }

    /** Whether a document is in it. */
    public boolean holds(Digest document) {
        return read(searcher -> searcher.count(new TermQuery(term(document))) > 0);
    }

    /**
     * Adds a document, all of it or nothing; again replaces it. Each passage takes some 25 ms.
     *
     * @throws FlockException OVERLOADED once {@link #endAdding} was called
     */
    public void add(KnowledgeDocument document, String text) {
        List<Document> passages = new ArrayList<>();
        for (String passage : Passages.of(text)) {
            if (ending) {
                throw new FlockException(ErrorCode.OVERLOADED, "the host ends");
            }
            passages.add(indexed(document, passages.size(), passage));
        }
        write(() -> writer.updateDocuments(term(document.ref().document()), passages));
    }

    /** Whether it can be added to: after a write that failed it can only be searched. */
    boolean isUsable() {
        return !failed && writer.isOpen();
    }

    /** Gives the folder free for another writer, without what was not brought to the disk; searches go on. */
    void abandonWriting() {
        failed = true;
        try {
            writer.rollback();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("an index that failed was not ended in order: {}", e.toString());
        }
    }

    /** Lets an addition end soon, without effect. */
    void endAdding() {
        ending = true;
    }

    private Document indexed(KnowledgeDocument document, int number, String passage) {
        String said = document.title() + "\n" + passage;
        Document indexed = new Document();
        indexed.add(
                new StringField(IndexField.DOCUMENT, document.ref().document().hex(), Field.Store.YES));
        indexed.add(new StoredField(IndexField.RECORD, Json.write(document)));
        indexed.add(new StoredField(IndexField.NUMBER, number));
        indexed.add(new StoredField(IndexField.PASSAGE, passage));
        indexed.add(new TextField(IndexField.WORDS, said, Field.Store.NO));
        indexed.add(new KnnFloatVectorField(IndexField.MEANING, embedder.of(said), VectorSimilarityFunction.COSINE));
        return indexed;
    }

    private static Term term(Digest document) {
        return new Term(IndexField.DOCUMENT, document.hex());
    }

    /**
     * The passages that answer a query best: those that both its words and its meaning find come first.
     *
     * @param limit the most passages
     */
    public List<FoundPassage> search(String query, int limit) {
        float[] meaning = embedder.of(query);
        return read(searcher -> {
            HybridQuery hybrid = new HybridQuery(searcher, analyzer);
            List<FoundPassage> found = new ArrayList<>();
            for (ScoreDoc hit : hybrid.best(query, meaning, limit)) {
                found.add(IndexField.passage(searcher.storedFields().document(hit.doc), hit.score));
            }
            return found;
        });
    }

    private interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unusable(e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.write();
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            failed = true;
            throw unusable(e);
        }
    }

    private static FlockException unusable(Exception e) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE, "the index failed: " + e, ErrorCode.STATE_FOLDER_UNUSABLE.remedy(), e);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            if (failed) {
                abandonWriting();
            }
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
