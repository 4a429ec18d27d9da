package io.flock.client.serve;

import com.google.protobuf.ByteString;
import io.flock.client.serve.inference.GRPCInferenceServiceGrpc;
import io.flock.client.serve.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.flock.client.serve.inference.InferTensorContents;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.client.serve.inference.ModelInferRequest.InferInputTensor;
import io.flock.client.serve.inference.ModelInferResponse;
import io.flock.protocol.marketplace.PaymentToken;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client of the protocol: its own stubs, and requests for the fixture's model. */
final class OpenInference implements AutoCloseable {
    private final ManagedChannel connection;

    OpenInference(int port) {
        connection =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /** The values as typed contents. */
    static ModelInferRequest typed(float... values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (float value : values) {
            contents.addFp32Contents(value);
        }
        return request(tensor(values.length / 2).setContents(contents)).build();
    }

    static InferInputTensor.Builder tensor(long rows) {
        return InferInputTensor.newBuilder()
                .setName("input")
                .setDatatype("FP32")
                .addShape(rows)
                .addShape(2);
    }

    static ModelInferRequest.Builder request(InferInputTensor.Builder tensor) {
        return ModelInferRequest.newBuilder()
                .setModelName(HostFixture.LISTING.text())
                .setId("mine")
                .addInputs(tensor);
    }

    ManagedChannel connection() {
        return connection;
    }

    GRPCInferenceServiceBlockingStub calls() {
        return GRPCInferenceServiceGrpc.newBlockingStub(connection);
    }

    ModelInferResponse infer(ModelInferRequest request, Optional<PaymentToken> payment) {
        return GRPCInferenceServiceGrpc.newBlockingStub(paying(payment)).modelInfer(request);
    }

    private Channel paying(Optional<PaymentToken> payment) {
        Metadata metadata = new Metadata();
        payment.ifPresent(token ->
                metadata.put(Metadata.Key.of(PaymentToken.HEADER, Metadata.ASCII_STRING_MARSHALLER), token.toString()));
        return ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    /** Sends bytes as they are, damaged ones too. */
    ModelInferResponse inferBytes(ByteString request) {
        MethodDescriptor<ByteString, ModelInferResponse> method =
                GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder(
                                new Written(),
                                GRPCInferenceServiceGrpc.getModelInferMethod().getResponseMarshaller())
                        .build();
        return ClientCalls.blockingUnaryCall(connection, method, CallOptions.DEFAULT, request);
    }

    /** Sends a whole message, but does not end the call; what it is told. */
    Status beginOnly(ModelInferRequest request) {
        CompletableFuture<Status> told = new CompletableFuture<>();
        ClientCall<ModelInferRequest, ModelInferResponse> call =
                connection.newCall(GRPCInferenceServiceGrpc.getModelInferMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        told.complete(status);
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(request);
        return told.join();
    }

    private static final class Written implements MethodDescriptor.Marshaller<ByteString> {
        @Override
        public InputStream stream(ByteString request) {
            return request.newInput();
        }

        @Override
        public ByteString parse(InputStream stream) {
            throw new IllegalStateException("a client reads no request");
        }
    }

    @Override
    public void close() {
        connection.shutdownNow();
        try {
            connection.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
