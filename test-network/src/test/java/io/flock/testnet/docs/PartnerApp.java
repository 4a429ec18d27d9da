package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An application of a partner: compiled by the JDK's own compiler with all warnings as errors, and run by a JVM of its own, both
 * with nothing of this project on the class path but the SDK and what that needs of it.
 */
record PartnerApp(Path classes) {
    private static final long PATIENCE_MINUTES = 3;
    private static final List<String> OURS = List.of("protocol", "client-sdk");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Compiles the class {@code App}. */
    static PartnerApp compiled(Path folder, String text) throws IOException {
        Path source = Files.writeString(Files.createDirectories(folder).resolve("App.java"), text);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            told,
                            files,
                            null,
                            List.of(
                                    "-Xlint:all",
                                    "-Werror",
                                    "-proc:none",
                                    "--release",
                                    "17",
                                    "-cp",
                                    classPath(),
                                    "-d",
                                    classes.toString()),
                            null,
                            StreamSupport.stream(
                                            files.getJavaFileObjects(source).spliterator(), false)
                                    .toList())
                    .call();
            assertThat(done).as("%s%n%s", text, told).isTrue();
        }
        return new PartnerApp(classes);
    }

    /** What it prints, run to its end. */
    Run run(Path state) throws IOException, InterruptedException {
        Path out = classes.resolveSibling("out.txt");
        Path err = classes.resolveSibling("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes + File.pathSeparator + classPath(),
                        "App",
                        state.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("it ends by itself: no thread is left")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How it ended. */
    record Run(int status, String out, String err) {
        /** All that it printed, having succeeded. */
        String succeeded() {
            assertThat(status).as("%s%n%s", out, err).isZero();
            return out;
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(PartnerApp::isThere)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Logback comes with the command line; an application chooses. */
    private static boolean isThere(Path entry) {
        if (entry.getFileName().toString().startsWith("logback-")) {
            return false;
        }
        return !entry.startsWith(ROOT)
                || StreamSupport.stream(ROOT.relativize(entry).spliterator(), false)
                        .anyMatch(name -> OURS.contains(name.toString()));
    }
}
