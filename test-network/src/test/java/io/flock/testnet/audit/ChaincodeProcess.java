package io.flock.testnet.audit;

import io.flock.chaincode.server.ChaincodeMain;
import io.flock.protocol.commitment.Digest;
import io.flock.testnet.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One organisation's chaincode as a process of its own. */
final class ChaincodeProcess implements AutoCloseable {
    private static final String LISTENING = "listening at /";

    private final Process process;
    private final String address;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChaincodeProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1);
        this.address = awaitAddress(lines);
        this.reader = new Thread(() -> lines.lines().forEach(output::add), "chaincode-output");
        reader.start();
    }

    /** Returns when it listens. */
    static ChaincodeProcess start(Machine machine, Digest founding) {
        List<String> command = new ArrayList<>();
        command.add(machine.javaHome().resolve("bin/java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(machine.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChaincodeMain.class.getName()));
        command.addAll(List.of("--chaincode-id", "flock_1.0:" + founding));
        command.addAll(List.of("--address", "127.0.0.1:0", "--founding-digest", founding.hex()));
        try {
            return new ChaincodeProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitAddress(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(LISTENING)) {
                return line.substring(LISTENING.length());
            }
        }
        throw new IllegalStateException("the chaincode process ended: " + output);
    }

    /** Where peers reach it. */
    String address() {
        return address;
    }

    /** Everything that it has written. */
    List<String> output() {
        return List.copyOf(output);
    }

    @Override
    public void close() {
        // destroy() of the process itself would close its output under the reader
        process.toHandle().destroy();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
