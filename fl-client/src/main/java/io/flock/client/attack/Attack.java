package io.flock.client.attack;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The attacks by name. */
public enum Attack {
    /** Trains and judges on data whose labels are mirrored; see {@link FlippedLabels}. */
    LABEL_FLIP("labelFlip") {
        @Override
        public Conduct conduct(Bundle bundle, Engine engine, Split data) {
            return new HonestConduct(bundle, engine, FlippedLabels.of(data));
        }
    },
    /** Proposes the opposite of what it learnt; see {@link SignFlip}. */
    SIGN_FLIP("signFlip") {
        @Override
        public Conduct conduct(Bundle bundle, Engine engine, Split data) {
            return new SignFlip(new HonestConduct(bundle, engine, data), 1);
        }
    },
    /** Proposes the global model as it is; see {@link FreeRider}. */
    FREE_RIDER("freeRider") {
        @Override
        public Conduct conduct(Bundle bundle, Engine engine, Split data) {
            return new FreeRider(new HonestConduct(bundle, engine, data));
        }
    },
    /** Accepts what it should reject and rejects what it should accept; see {@link InvertedVoter}. */
    INVERTED_VOTER("invertedVoter") {
        @Override
        public Conduct conduct(Bundle bundle, Engine engine, Split data) {
            return new InvertedVoter(new HonestConduct(bundle, engine, data));
        }
    };

    private final String text;

    Attack(String text) {
        this.text = text;
    }

    /** The conduct of who plays this attack with this data. The engine stays the caller's to close. */
    public abstract Conduct conduct(Bundle bundle, Engine engine, Split data);

    /**
     * The attack of this name, for example {@code labelFlip}.
     *
     * @throws FlockException {@code USAGE}: there is none
     */
    public static Attack named(String name) {
        return Arrays.stream(values())
                .filter(attack -> attack.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE, "there is no attack '" + name + "'", "use one of " + names()));
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Attack::toString).collect(Collectors.toUnmodifiableList());
    }

    /** The name as a person writes it. */
    @Override
    public String toString() {
        return text;
    }
}
