package io.flock.client.simulate.learning;

import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How examples are dealt to participants. */
public enum Distribution {
    /** In equal parts, at random. */
    IID("iid", Double.POSITIVE_INFINITY),
    /** Each class by shares from Dirichlet(0.5) (Hsu, Qi, Brown 2019). */
    DIRICHLET_HALF("dirichlet0.5", 0.5),
    /** Each class by shares from Dirichlet(0.1): most participants know a class or two. */
    DIRICHLET_TENTH("dirichlet0.1", 0.1);

    /** A participant needs something to train on and something to judge by. */
    private static final int LEAST = 5;

    private final String text;
    private final double alpha;

    Distribution(String text, double alpha) {
        this.text = text;
        this.alpha = alpha;
    }

    /** The distribution of this name. */
    public static Distribution named(String name) {
        return Arrays.stream(values())
                .filter(distribution -> distribution.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE,
                        "there is no distribution '" + name + "'",
                        "use one of " + Arrays.toString(values())));
    }

    /** Parts without overlap; everybody gets five examples at least, from those who have most. */
    public List<Examples> deal(Examples examples, int participants, Digest seed) {
        int[] order = Permutation.of(examples.size(), seed, "deal");
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            parts.add(new ArrayList<>());
        }
        if (this == IID) {
            for (int i = 0; i < order.length; i++) {
                parts.get(i % participants).add(order[i]);
            }
        } else {
            Chance chance = Chance.of(seed, "dirichlet");
            for (int label = 0; label < examples.classes(); label++) {
                int wanted = label;
                int[] ofClass = Arrays.stream(order)
                        .filter(row -> examples.label(row) == wanted)
                        .toArray();
                double[] shares = chance.dirichlet(alpha, participants);
                double upTo = 0;
                int from = 0;
                for (int i = 0; i < participants; i++) {
                    upTo += shares[i];
                    int to = i == participants - 1 ? ofClass.length : (int) Math.round(upTo * ofClass.length);
                    for (int k = from; k < Math.min(to, ofClass.length); k++) {
                        parts.get(i).add(ofClass[k]);
                    }
                    from = Math.max(from, to);
                }
            }
            fill(parts);
        }
        return parts.stream()
                .map(part -> examples.select(
                        part.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private static void fill(List<List<Integer>> parts) {
        for (List<Integer> poor : parts) {
            while (poor.size() < LEAST) {
                List<Integer> rich = parts.get(0);
                for (List<Integer> other : parts) {
                    rich = other.size() > rich.size() ? other : rich;
                }
                poor.add(rich.remove(rich.size() - 1));
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
