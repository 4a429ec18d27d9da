package io.flock.devnet.internal.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchedQueryTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "99,99", "100,100", "101,100+1", "200,100+100", "250,100+100+50"})
    void results_comeInBatchesOfAHundred(int count, String expected) {
        assertThat(sizes(new BatchedQuery<>(numbers(count), 100_000))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50,50", "100,100", "101,100+1", "150,100+50"})
    void limit_endsTheQuery(int limit, String expected) {
        assertThat(sizes(new BatchedQuery<>(numbers(1000), limit))).isEqualTo(expected);
    }

    @Test
    void limit_leavesTheRestUntouched() {
        Iterator<Integer> source = numbers(1000);
        new BatchedQuery<>(source, 7).next();

        assertThat(source.next()).isEqualTo(7);
    }

    @Test
    void fullBatch_hasFetchedOneMore() {
        Iterator<Integer> source = numbers(1000);
        new BatchedQuery<>(source, 100_000).next();

        assertThat(source.next()).isEqualTo(101);
    }

    @Test
    void behindTheEnd_thereIsNothing() {
        BatchedQuery<Integer> query = new BatchedQuery<>(numbers(3), 100_000);
        query.next();

        assertThat(query.next()).isEqualTo(new Batch<>(List.of(), false));
    }

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    private static String sizes(BatchedQuery<Integer> query) {
        List<String> sizes = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        Batch<Integer> batch;
        do {
            batch = query.next();
            sizes.add(String.valueOf(batch.results().size()));
            all.addAll(batch.results());
        } while (batch.hasMore());
        assertThat(all).isEqualTo(IntStream.range(0, all.size()).boxed().toList());
        return String.join("+", sizes);
    }
}
