package io.flock.client.engine;

import io.flock.client.bundle.Bundle;

/** Makes engines: where a participant's choice of engine is given in. */
@FunctionalInterface
public interface EngineFactory {
    /** An engine for this bundle's model, which the caller closes. */
    Engine open(Bundle bundle);
}
