package io.flock.client.data;

import io.flock.client.bundle.TabularData;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a table: each row is an example. */
final class TabularReader {
    private TabularReader() {}

    static Examples read(Path file, TabularData schema, int mostValues) {
        ExamplesBuilder examples =
                new ExamplesBuilder(schema.shape().size(), schema.classes().size(), mostValues);
        TableRows.read(file, schema, Optional.empty(), (features, target, series, line) -> {
            examples.requireRoom(file, line);
            examples.add(features, target);
        });
        if (examples.size() == 0) {
            throw DataProblem.inFile(file, "there is no row of data");
        }
        return examples.build();
    }
}
