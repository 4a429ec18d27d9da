package io.flock.client.cli.simulate;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.ImageData;
import io.flock.client.cli.definition.TaskFiles;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.data.HalvedImages;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What a simulation trains, and on which examples. */
final class SimulationInput {
    @Option(
            names = "--bundle",
            required = true,
            paramLabel = "FILE",
            description = "task bundle, JSON: model and training; for classes")
    private Path bundle;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "all examples: one CSV file, or for images in IDX the images and the labels (two --data)")
    private List<Path> data;

    SimulationInput() {}

    /** @throws FlockException BUNDLE_INVALID with file and field */
    Bundle bundle() {
        return TaskFiles.bundle(bundle);
    }

    /** @throws FlockException DATA_INVALID with file, line and column */
    Examples examples(Bundle read) {
        return DataReader.read(read.data(), data);
    }

    /**
     * The same, of images twice as high and wide as the bundle says.
     *
     * @throws FlockException DATA_INVALID, or USAGE for a bundle of other data
     */
    Examples halvedExamples(Bundle read) {
        if (read.data() instanceof ImageData images) {
            return HalvedImages.read(images, data);
        }
        throw new FlockException(
                ErrorCode.USAGE, "--halve is for images, which this bundle's data is not", "leave --halve out");
    }
}
