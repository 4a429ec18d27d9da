package io.flock.client.simulate.learning;

/**
 * One point of the grid.
 *
 * @param percent of the participants that are malicious, 0 to 50
 * @param seed of data, draws and training, from 1
 */
public record LearningCell(Poison attack, Defence defence, Distribution distribution, int percent, int seed) {
    /** Refuses a percentage out of range, and malicious participants without an attack. */
    public LearningCell {
        if (percent < 0 || percent > 50 || (percent == 0) != (attack == Poison.NONE)) {
            throw new IllegalArgumentException(percent + " % play " + attack);
        }
    }

    /** Its name in files. */
    public String id() {
        return attack + "/" + defence + "/" + distribution + "/" + percent + "/" + seed;
    }
}
