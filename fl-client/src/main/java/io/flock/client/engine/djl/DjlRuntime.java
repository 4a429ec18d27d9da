package io.flock.client.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** PyTorch's native library, loaded once per process from what lies on the class path. */
final class DjlRuntime {
    private DjlRuntime() {}

    /**
     * Loads it.
     *
     * @throws FlockException {@code CONFIGURATION_INVALID}: it does not run here
     */
    static Engine torch() {
        DjlOffline.require();
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "PyTorch can't be loaded: " + root(e),
                    "see that its libraries for this platform are on the class path and that the folder they are"
                            + " unpacked to can be written (DJL_CACHE_DIR, or .djl.ai in the home folder); or train"
                            + " with dl4j",
                    e);
        }
    }

    /** Owner of arrays in main memory, whatever else the machine has. */
    static NDManager manager(Engine torch) {
        return torch.newBaseManager(Device.cpu());
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
