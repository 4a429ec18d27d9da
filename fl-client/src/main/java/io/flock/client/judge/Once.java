package io.flock.client.judge;

import java.util.Optional;
import java.util.function.Supplier;

/** What costs too much to make before it is asked for, and is made once. For one thread. */
final class Once<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
