package io.flock.devnet.conformance;

import io.flock.devnet.conformance.stage.Stage;
import java.util.EnumSet;
import java.util.Set;

/**
 * One behaviour of the network, played from outside.
 *
 * @param name topic and sentence, separated by a slash; the key in the record
 */
public record Scenario(String name, Set<Capability> needs, Play play) {

    /** Acts on the stage and notes what it sees there. */
    @FunctionalInterface
    public interface Play {
        void on(Stage stage) throws Exception;
    }

    public Scenario {
        needs = Set.copyOf(needs);
    }

    public static Scenario scenario(String name, Play play) {
        return new Scenario(name, Set.of(), play);
    }

    public Scenario needing(Capability first, Capability... more) {
        return new Scenario(name, EnumSet.of(first, more), play);
    }
}
