package io.flock.protocol.interop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Python with the packages safetensors and numpy. */
record Python(Path interpreter) {
    private static final String INSTALL =
            "install it with 'python3 -m venv DIR && DIR/bin/pip install safetensors numpy'"
                    + " and set FLOCK_PYTHON to DIR/bin/python";

    /** {@code FLOCK_PYTHON}, or {@code python3} on the path; fails, saying what is missing. */
    static Python find() throws IOException, InterruptedException {
        Path interpreter = Optional.ofNullable(System.getenv("FLOCK_PYTHON"))
                .map(Path::of)
                .or(Python::onPath)
                .orElseThrow(() -> new AssertionError("there is no python3 on the PATH: " + INSTALL));
        Python python = new Python(interpreter);
        Result imported = python.run("-c", "import numpy, safetensors");
        if (imported.status() != 0) {
            throw new AssertionError(
                    interpreter + " lacks a package: " + imported.err().strip() + ": " + INSTALL);
        }
        return python;
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a program printed, and its exit status. */
    record Result(int status, String out, String err) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter.toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = Files.createTempFile("python", ".out");
        Path err = Files.createTempFile("python", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within two minutes");
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(interpreter + " can't be run: " + e.getMessage() + ": " + INSTALL, e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
