package io.flock.client.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * A query by words (BM25) and by meaning (nearest vectors), joined by reciprocal rank fusion: {@code Σ 1 / (60 + rank)}.
 * Source: Cormack, Clarke, Büttcher, "Reciprocal Rank Fusion outperforms Condorcet", SIGIR 2009. Ranks need no common scale.
 */
final class HybridQuery {
    private static final int RANK_CONSTANT = 60;
    /** Each side gives more than is asked for, so that what both find can rise. */
    private static final int CANDIDATES = 50;
    /** Lucene bounds clauses too; a query has more words only by malice. */
    private static final int MOST_WORDS = 64;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;

    HybridQuery(IndexSearcher searcher, Analyzer analyzer) {
        this.searcher = searcher;
        this.analyzer = analyzer;
    }

    /** The best hits, best first; ties by their place in the index. */
    List<ScoreDoc> best(String query, float[] meaning, int limit) throws IOException {
        Map<Integer, Float> scores = new TreeMap<>();
        rank(words(query), scores);
        rank(new KnnFloatVectorQuery(IndexField.MEANING, meaning, CANDIDATES), scores);
        return scores.entrySet().stream()
                .map(entry -> new ScoreDoc(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc))
                .limit(limit)
                .toList();
    }

    private void rank(Query query, Map<Integer, Float> scores) throws IOException {
        ScoreDoc[] hits = searcher.search(query, CANDIDATES).scoreDocs;
        for (int rank = 0; rank < hits.length; rank++) {
            scores.merge(hits[rank].doc, 1f / (RANK_CONSTANT + rank + 1), Float::sum);
        }
    }

    /** Any of the words; no syntax, so that no text of a stranger is read as one. */
    private Query words(String query) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : tokens(query)) {
            any.add(new TermQuery(new Term(IndexField.WORDS, word)), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private List<String> tokens(String query) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(IndexField.WORDS, query)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MOST_WORDS && tokens.incrementToken()) {
                words.add(word.toString());
            }
        }
        return new ArrayList<>(words);
    }
}
