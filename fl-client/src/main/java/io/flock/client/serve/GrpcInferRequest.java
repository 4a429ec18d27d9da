package io.flock.client.serve;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code ModelInferRequest} with one FP32 input, whose values are typed or raw contents. */
final class GrpcInferRequest {
    private String model = "";
    private String version = "";
    private Optional<String> id = Optional.empty();
    private final List<Input> inputs = new ArrayList<>();
    private final List<byte[]> raw = new ArrayList<>();

    /** An {@code InferInputTensor}; the typed contents are packed, 4 bytes little-endian each. */
    private static final class Input {
        private String type = "";
        private final List<Long> shape = new ArrayList<>();
        private Optional<byte[]> typed = Optional.empty();
    }

    private GrpcInferRequest() {}

    /** @throws FlockException INVALID_ARGUMENT for bytes that are no such message */
    static GrpcInferRequest read(byte[] message) {
        return GrpcMessages.reading(message, in -> {
            GrpcInferRequest request = new GrpcInferRequest();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> request.model = in.readStringRequireUtf8();
                    case 2 -> request.version = in.readStringRequireUtf8();
                    case 3 -> request.id = Optional.of(in.readStringRequireUtf8());
                    case 5 -> request.inputs.add(input(in.readByteArray()));
                    case 7 -> request.raw.add(in.readByteArray());
                    default -> in.skipField(tag);
                }
            }
            return request;
        });
    }

    private static Input input(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        Input input = new Input();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 2 -> input.type = in.readStringRequireUtf8();
                case 3 -> shape(in, tag, input.shape);
                case 5 -> input.typed = Optional.of(contents(in.readByteArray()));
                default -> in.skipField(tag);
            }
        }
        return input;
    }

    /** Repeated numbers may come packed or one by one. */
    private static void shape(CodedInputStream in, int tag, List<Long> shape) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            shape.add(in.readInt64());
            return;
        }
        int before = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            shape.add(in.readInt64());
        }
        in.popLimit(before);
    }

    private static byte[] contents(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        byte[] values = {};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) != 6) {
                in.skipField(tag);
            } else if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                values = joined(values, in.readByteArray());
            } else {
                byte[] one = ByteBuffer.allocate(Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(in.readFloat())
                        .array();
                values = joined(values, one);
            }
        }
        return values;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        if (one.length == 0) {
            return other;
        }
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    String model() {
        return model;
    }

    /** Empty: the current one. */
    String version() {
        return version;
    }

    /** @throws FlockException INVALID_ARGUMENT unless it is one FP32 input of {@code rows · width} finite values */
    InferRequest checked(int width, int maxRows) {
        if (inputs.size() != 1) {
            throw refusal("the request has " + inputs.size() + " inputs, the model has one");
        }
        Input input = inputs.get(0);
        if (!input.type.equals("FP32")) {
            throw refusal("datatype is " + Quoted.of(input.type) + ", the model takes FP32");
        }
        if (raw.size() > 1 || (raw.size() == 1 && input.typed.isPresent())) {
            throw refusal("the input's values come twice");
        }
        byte[] bytes = raw.isEmpty() ? input.typed.orElse(new byte[0]) : raw.get(0);
        if (bytes.length % Float.BYTES != 0) {
            throw refusal(bytes.length + " bytes are no values of FP32");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return InferRequest.of(id, input.shape, values, width, maxRows);
    }

    private static FlockException refusal(String what) {
        return new FlockException(ErrorCode.INVALID_ARGUMENT, what);
    }
}
