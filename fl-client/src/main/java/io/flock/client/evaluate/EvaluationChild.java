package io.flock.client.evaluate;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.EngineFactory;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** The process that evaluates for {@link ChildEvaluator}. Knows a bundle, examples and models, and nothing else. */
public final class EvaluationChild {
    private EvaluationChild() {}

    /** Serves standard input until it ends, with the engine that the argument names. */
    public static void main(String[] arguments) throws IOException {
        OutputStream replies = System.out;
        System.setOut(System.err); // whatever a library prints must not stand among the replies
        ProcessHandle.current().parent().ifPresent(EvaluationChild::endWith);
        serve(System.in, replies, EngineKind.valueOf(arguments[0]));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to tell of a failure
    private static void endWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
    }

    /** Reads a bundle, then examples and models, and answers each model. */
    static void serve(InputStream requests, OutputStream replies, EngineFactory engines) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(requests, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(replies));
        Bundle bundle = Bundle.readCanonical(in.readNBytes(in.readInt()));
        try (Engine engine = engines.open(bundle)) {
            Map<Integer, Examples> examples = new HashMap<>();
            out.writeByte(Wire.DONE);
            out.flush();
            while (true) {
                byte request = in.readByte();
                int set = in.readInt();
                if (request == Wire.EXAMPLES) {
                    examples.put(set, Wire.readExamples(in));
                    continue;
                }
                answer(engine, Wire.readFloats(in), examples.get(set), out);
                out.flush();
            }
        } catch (EOFException end) {
            // The parent needs nothing more.
        }
    }

    private static void answer(Engine engine, float[] weights, Examples examples, DataOutputStream out)
            throws IOException {
        try {
            Wire.writeEvaluation(out, engine.evaluate(ModelWeights.owning(engine.layout(), weights), examples));
        } catch (FlockException e) {
            out.writeByte(Wire.REFUSED);
            Wire.writeText(out, e.getMessage());
        }
    }
}
