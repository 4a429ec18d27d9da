package io.flock.client.evaluate;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child: a JVM with limits, spoken to over its pipes. Ends for good on the first thing that goes wrong. */
final class ChildProcess implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A limit was exceeded, or the child is gone. */
    static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;
        private final Trial.Limit limit;

        Gone(Trial.Limit limit, String why, Throwable cause) {
            super(why, cause);
            this.limit = limit;
        }

        Trial.Limit limit() {
            return limit;
        }
    }

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ResidentMemory memory;
    private final EvaluationLimits limits;

    private ChildProcess(Process process, EvaluationLimits limits) {
        this.process = process;
        this.limits = limits;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.memory = new ResidentMemory(process.pid());
    }

    /**
     * Starts a child and waits until it is ready.
     *
     * @param program the main class, and its arguments
     * @throws IOException no process can be started
     * @throws Gone it did not get ready
     */
    static ChildProcess start(List<String> program, Bundle bundle, EvaluationLimits limits) throws IOException, Gone {
        ProcessBuilder builder =
                new ProcessBuilder(command(program, limits)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        ChildProcess child = new ChildProcess(builder.start(), limits);
        byte[] document = bundle.canonicalBytes();
        child.within(limits.start(), () -> {
            child.out.writeInt(document.length);
            child.out.write(document);
            child.out.flush();
            return child.in.readByte();
        });
        return child;
    }

    void send(int number, Examples examples) throws Gone {
        within(limits.start(), () -> {
            out.writeByte(Wire.EXAMPLES);
            out.writeInt(number);
            Wire.writeExamples(out, examples);
            return number;
        });
    }

    /** Throws {@link FlockException} where the child refused the model in its own words. */
    Evaluation evaluate(ModelWeights model, int number, int examples, Duration most) throws Gone {
        return within(most, () -> {
            out.writeByte(Wire.MODEL);
            out.writeInt(number);
            Wire.writeFloats(out, model.toArray());
            out.flush();
            if (in.readByte() == Wire.REFUSED) {
                throw FlockException.parse(Wire.readText(in))
                        .orElseThrow(() -> new IOException("the child refused without a reason"));
            }
            return Wire.readEvaluation(in, examples);
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private <T> T within(Duration most, Callable<T> talk) throws Gone {
        FutureTask<T> task = new FutureTask<>(talk);
        Thread thread = new Thread(task, "flock-evaluation");
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + most.toNanos();
        try {
            while (true) {
                long left = Math.max(0, end - System.nanoTime());
                try {
                    return task.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    requireWithin(left, most);
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FlockException refused) {
                throw refused;
            }
            close();
            throw new Gone(Trial.Limit.PROCESS, "the process ended: " + e.getCause(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new Gone(Trial.Limit.PROCESS, "interrupted", e);
        }
    }

    private void requireWithin(long left, Duration most) throws Gone {
        if (left == 0) {
            close();
            throw new Gone(Trial.Limit.TIME, "it took more than " + most.toMillis() + " ms", null);
        }
        long bytes = memory.bytes();
        if (bytes > limits.resident()) {
            close();
            throw new Gone(Trial.Limit.MEMORY, bytes + " bytes of " + limits.resident(), null);
        }
    }

    private static List<String> command(List<String> program, EvaluationLimits limits) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(
                "-Xmx" + (limits.heap() >> 10) + "k",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djdk.serialFilter=!*",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.maxbytes=" + limits.resident(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
        line.addAll(program);
        return line;
    }
}
