package io.flock.client.serve;

import com.google.protobuf.ByteString;
import io.flock.client.serve.inference.InferTensorContents;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.client.serve.inference.ModelInferRequest.InferInputTensor;
import io.flock.client.serve.inference.ModelInferResponse;
import io.flock.client.serve.inference.ModelInferResponse.InferOutputTensor;
import io.flock.client.serve.inference.ModelMetadataResponse;
import io.flock.client.serve.inference.ModelMetadataResponse.TensorMetadata;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.marketplace.ModelVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Optional;

/** Between the messages of the Open Inference Protocol v2 over gRPC and what a model takes and gives. */
final class GrpcMessages {
    private static final String FP32 = "FP32";

    private GrpcMessages() {}

    /**
     * The values of a request, typed or raw.
     *
     * @throws FlockException INVALID_ARGUMENT unless it is one FP32 input of {@code rows · width} finite values
     */
    static InferRequest checked(ModelInferRequest request, int width, int maxRows) {
        if (request.getInputsCount() != 1) {
            throw refusal("the request has " + request.getInputsCount() + " inputs, the model has one");
        }
        InferInputTensor input = request.getInputs(0);
        if (!input.getDatatype().equals(FP32)) {
            throw refusal("datatype is " + Quoted.of(input.getDatatype()) + ", the model takes FP32");
        }
        int raw = request.getRawInputContentsCount();
        if (raw > 1 || (raw == 1 && input.hasContents())) {
            throw refusal("the input's values come twice");
        }
        float[] values = raw == 1 ? raw(request.getRawInputContents(0)) : typed(input.getContents());
        Optional<String> id = Optional.of(request.getId()).filter(text -> !text.isEmpty());
        return InferRequest.of(id, input.getShapeList(), values, width, maxRows);
    }

    private static float[] typed(InferTensorContents contents) {
        float[] values = new float[contents.getFp32ContentsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = contents.getFp32Contents(i);
        }
        return values;
    }

    private static float[] raw(ByteString bytes) {
        if (bytes.size() % Float.BYTES != 0) {
            throw refusal(bytes.size() + " bytes are no values of FP32");
        }
        float[] values = new float[bytes.size() / Float.BYTES];
        bytes.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** The outputs as raw contents, little-endian: what clients read without a copy per value. */
    static ModelInferResponse answer(ModelVersion version, InferRequest request, float[] outputs) {
        ByteBuffer raw = ByteBuffer.allocate(outputs.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : outputs) {
            raw.putFloat(InferAnswer.finite(value));
        }
        return ModelInferResponse.newBuilder()
                .setModelName(version.ref().listing().text())
                .setModelVersion(Integer.toString(version.ref().version()))
                .setId(request.id().orElse(""))
                .addOutputs(InferOutputTensor.newBuilder()
                        .setName("output")
                        .setDatatype(FP32)
                        .addShape(request.rows())
                        .addShape(outputs.length / request.rows()))
                .addRawOutputContents(ByteString.copyFrom(raw.flip()))
                .build();
    }

    /** What a model takes and gives, row by row. */
    static ModelMetadataResponse metadata(String name, Collection<Integer> versions, int width, int outputs) {
        ModelMetadataResponse.Builder metadata = ModelMetadataResponse.newBuilder()
                .setName(name)
                .setPlatform("flock")
                .addInputs(rowsOf("input", width))
                .addOutputs(rowsOf("output", outputs));
        versions.forEach(version -> metadata.addVersions(Integer.toString(version)));
        return metadata.build();
    }

    private static TensorMetadata rowsOf(String name, int width) {
        return TensorMetadata.newBuilder()
                .setName(name)
                .setDatatype(FP32)
                .addShape(-1)
                .addShape(width)
                .build();
    }

    private static FlockException refusal(String what) {
        return new FlockException(ErrorCode.INVALID_ARGUMENT, what);
    }
}
