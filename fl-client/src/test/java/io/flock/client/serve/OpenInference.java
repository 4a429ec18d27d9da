package io.flock.client.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.flock.protocol.marketplace.PaymentToken;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A client of the protocol whose messages protobuf itself encodes, from the field numbers of the protocol. */
final class OpenInference implements AutoCloseable {
    private static final String SERVICE = "inference.GRPCInferenceService";
    private static final FileDescriptor FILE = file();

    private final ManagedChannel connection;

    OpenInference(int port) {
        connection =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    private static FileDescriptor file() {
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder().setPackage("inference").setSyntax("proto3");
        file.addMessageType(message("Empty"));
        file.addMessageType(message("Truth", one("holds", 1, FieldDescriptorProto.Type.TYPE_BOOL)));
        file.addMessageType(message(
                "Model",
                one("name", 1, FieldDescriptorProto.Type.TYPE_STRING),
                one("version", 2, FieldDescriptorProto.Type.TYPE_STRING)));
        file.addMessageType(message("Contents", many("fp32_contents", 6, FieldDescriptorProto.Type.TYPE_FLOAT)));
        file.addMessageType(message(
                "Tensor",
                one("name", 1, FieldDescriptorProto.Type.TYPE_STRING),
                one("datatype", 2, FieldDescriptorProto.Type.TYPE_STRING),
                many("shape", 3, FieldDescriptorProto.Type.TYPE_INT64),
                part("contents", 5, "Contents", Label.LABEL_OPTIONAL)));
        file.addMessageType(message(
                "Request",
                one("model_name", 1, FieldDescriptorProto.Type.TYPE_STRING),
                one("model_version", 2, FieldDescriptorProto.Type.TYPE_STRING),
                one("id", 3, FieldDescriptorProto.Type.TYPE_STRING),
                part("inputs", 5, "Tensor", Label.LABEL_REPEATED),
                many("raw_input_contents", 7, FieldDescriptorProto.Type.TYPE_BYTES)));
        file.addMessageType(message(
                "Answer",
                one("model_name", 1, FieldDescriptorProto.Type.TYPE_STRING),
                one("model_version", 2, FieldDescriptorProto.Type.TYPE_STRING),
                one("id", 3, FieldDescriptorProto.Type.TYPE_STRING),
                part("outputs", 5, "Tensor", Label.LABEL_REPEATED),
                many("raw_output_contents", 6, FieldDescriptorProto.Type.TYPE_BYTES)));
        file.addMessageType(message(
                "About",
                one("name", 1, FieldDescriptorProto.Type.TYPE_STRING),
                many("versions", 2, FieldDescriptorProto.Type.TYPE_STRING),
                one("platform", 3, FieldDescriptorProto.Type.TYPE_STRING),
                part("inputs", 4, "Tensor", Label.LABEL_REPEATED),
                part("outputs", 5, "Tensor", Label.LABEL_REPEATED)));
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DescriptorProto message(String name, FieldDescriptorProto... fields) {
        return DescriptorProto.newBuilder()
                .setName(name)
                .addAllField(List.of(fields))
                .build();
    }

    private static FieldDescriptorProto one(String name, int number, FieldDescriptorProto.Type type) {
        return field(name, number, type, Label.LABEL_OPTIONAL).build();
    }

    private static FieldDescriptorProto many(String name, int number, FieldDescriptorProto.Type type) {
        return field(name, number, type, Label.LABEL_REPEATED).build();
    }

    private static FieldDescriptorProto part(String name, int number, String message, Label label) {
        return field(name, number, FieldDescriptorProto.Type.TYPE_MESSAGE, label)
                .setTypeName(".inference." + message)
                .build();
    }

    private static FieldDescriptorProto.Builder field(
            String name, int number, FieldDescriptorProto.Type type, Label label) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(label);
    }

    /** A message to fill in. */
    static final class Draft {
        private final DynamicMessage.Builder builder;

        private Draft(String message) {
            builder = DynamicMessage.newBuilder(descriptor(message));
        }

        Draft with(String field, Object value) {
            builder.setField(builder.getDescriptorForType().findFieldByName(field), value);
            return this;
        }

        Draft add(String field, Object value) {
            builder.addRepeatedField(builder.getDescriptorForType().findFieldByName(field), value);
            return this;
        }

        DynamicMessage done() {
            return builder.build();
        }
    }

    static Draft draft(String message) {
        return new Draft(message);
    }

    private static Descriptor descriptor(String message) {
        return FILE.findMessageTypeByName(message);
    }

    /** A request for the fixture's model: the values as typed contents. */
    static ByteString typed(float... values) {
        Draft contents = draft("Contents");
        for (float value : values) {
            contents.add("fp32_contents", value);
        }
        return request(tensor(values.length / 2).with("contents", contents.done()))
                .done()
                .toByteString();
    }

    static Draft tensor(long rows) {
        return draft("Tensor")
                .with("name", "input")
                .with("datatype", "FP32")
                .add("shape", rows)
                .add("shape", 2L);
    }

    static Draft request(Draft tensor) {
        return draft("Request")
                .with("model_name", HostFixture.LISTING.text())
                .with("id", "mine")
                .add("inputs", tensor.done());
    }

    static Object field(Message message, String name) {
        return message.getField(message.getDescriptorForType().findFieldByName(name));
    }

    /** Calls a method; the answer's fields are those of the message that is named. */
    DynamicMessage call(String method, ByteString request, String answer, Optional<PaymentToken> payment) {
        Metadata metadata = new Metadata();
        payment.ifPresent(token ->
                metadata.put(Metadata.Key.of(PaymentToken.HEADER, Metadata.ASCII_STRING_MARSHALLER), token.toString()));
        Channel channel = ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(metadata));
        MethodDescriptor<ByteString, DynamicMessage> descriptor =
                MethodDescriptor.<ByteString, DynamicMessage>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, method))
                        .setRequestMarshaller(new Written())
                        .setResponseMarshaller(
                                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(descriptor(answer))))
                        .build();
        return ClientCalls.blockingUnaryCall(channel, descriptor, CallOptions.DEFAULT, request);
    }

    /** Requests are sent as they are, damaged ones too. */
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

    DynamicMessage infer(ByteString request, Optional<PaymentToken> payment) {
        return call("ModelInfer", request, "Answer", payment);
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
