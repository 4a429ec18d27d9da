package io.flock.testnet.fabric.node;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** This program's class path without what only training needs: the fewer jars, the sooner a process listens. */
final class ClassPath {
    private static final List<String> TRAINING = List.of(
            "nd4j-",
            "deeplearning4j-",
            "javacpp-",
            "openblas-",
            "datavec-",
            "opencv-",
            "hdf5-",
            "resources-",
            "xchart-");

    private ClassPath() {}

    static String ofChaincode() {
        return without(System.getProperty("java.class.path"), Path.of("").toAbsolutePath());
    }

    /** Relative entries are made absolute: the process has another working folder. */
    static String without(String classPath, Path here) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(here::resolve)
                .filter(entry -> TRAINING.stream()
                        .noneMatch(prefix -> entry.getFileName().toString().startsWith(prefix)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
