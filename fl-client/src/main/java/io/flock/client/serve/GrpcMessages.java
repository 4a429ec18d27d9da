package io.flock.client.serve;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * The messages of the Open Inference Protocol v2 on the wire of protobuf, by their field numbers: read and written as they
 * come, without objects between. What the protocol has and we don't use is passed over.
 */
final class GrpcMessages {
    private static final String FP32 = "FP32";

    private GrpcMessages() {}

    /** What a request for a model names: fields 1 and 2, as in the messages of readiness and metadata. */
    record ModelName(String name, String version) {
        static ModelName read(byte[] message) {
            return reading(message, in -> {
                String name = "";
                String version = "";
                for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                    switch (WireFormat.getTagFieldNumber(tag)) {
                        case 1 -> name = in.readStringRequireUtf8();
                        case 2 -> version = in.readStringRequireUtf8();
                        default -> in.skipField(tag);
                    }
                }
                return new ModelName(name, version);
            });
        }
    }

    interface Reading<T> {
        T read(CodedInputStream in) throws IOException;
    }

    /** @throws FlockException INVALID_ARGUMENT for bytes that are no message */
    static <T> T reading(byte[] message, Reading<T> reading) {
        try {
            return reading.read(CodedInputStream.newInstance(message));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the message can't be read: "
                            + String.valueOf(e.getMessage()).replace('|', '/'),
                    "send the messages of the Open Inference Protocol v2",
                    e);
        }
    }

    interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
        return bytes.toByteArray();
    }

    /** The answer of the three questions of life: field 1. */
    static byte[] truth(boolean holds) {
        return written(out -> out.writeBool(1, holds));
    }

    static byte[] serverMetadata() {
        return written(out -> {
            out.writeString(1, "flock");
            out.writeString(2, "2");
            out.writeString(3, "flock-vouchers");
        });
    }

    static byte[] modelMetadata(String name, Collection<Integer> versions, int width, int outputs) {
        return written(out -> {
            out.writeString(1, name);
            for (int version : versions) {
                out.writeString(2, Integer.toString(version));
            }
            out.writeString(3, "flock");
            out.writeByteArray(4, tensor("input", -1, width));
            out.writeByteArray(5, tensor("output", -1, outputs));
        });
    }

    private static byte[] tensor(String name, long rows, long width) {
        return written(out -> {
            out.writeString(1, name);
            out.writeString(2, FP32);
            byte[] shape = written(sides -> {
                sides.writeInt64NoTag(rows);
                sides.writeInt64NoTag(width);
            });
            out.writeByteArray(3, shape);
        });
    }

    /** The outputs as raw contents, little-endian: what clients read without a copy per value. */
    static byte[] answer(ModelVersion version, InferRequest request, float[] outputs) {
        byte[] raw = written(out -> {
            for (float value : outputs) {
                out.writeFloatNoTag(Float.isFinite(value) ? value : 0f);
            }
        });
        return written(out -> {
            out.writeString(1, version.ref().listing().text());
            out.writeString(2, Integer.toString(version.ref().version()));
            if (request.id().isPresent()) {
                out.writeString(3, request.id().get());
            }
            out.writeByteArray(5, tensor("output", request.rows(), outputs.length / request.rows()));
            out.writeByteArray(6, raw);
        });
    }
}
