package io.flock.client.simulate.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Results as rows: an attack each, with the mean accuracy under every defence. */
public final class LearningTable {
    private LearningTable() {}

    /** The mean final accuracy over the seeds that were played; empty where none was. */
    public static OptionalDouble mean(
            List<LearningResult> results, Poison attack, Defence defence, Distribution distribution, int percent) {
        return results.stream()
                .filter(result -> result.cell().attack() == attack
                        && result.cell().defence() == defence
                        && result.cell().distribution() == distribution
                        && result.cell().percent() == percent)
                .mapToDouble(LearningResult::accuracy)
                .average();
    }

    /** Cells of text in per cent, the attack first. */
    public static List<List<String>> rows(
            List<LearningResult> results, Distribution distribution, int percent, List<Defence> defences) {
        List<List<String>> rows = new ArrayList<>();
        for (Poison attack : Poison.values()) {
            int played = attack == Poison.NONE ? 0 : percent;
            List<String> row = new ArrayList<>(List.of(attack.toString()));
            boolean any = false;
            for (Defence defence : defences) {
                OptionalDouble mean = mean(results, attack, defence, distribution, played);
                any |= mean.isPresent();
                row.add(mean.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * mean.getAsDouble()) : "");
            }
            if (any) {
                rows.add(row);
            }
        }
        return rows;
    }
}
