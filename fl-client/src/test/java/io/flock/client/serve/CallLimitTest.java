package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.serve.inference.GRPCInferenceServiceGrpc;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.client.serve.inference.ModelInferResponse;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many calls an address may have open, and all together. */
class CallLimitTest {
    private final CallLimit limit = new CallLimit(3, 2);

    /** A call that is open until it is closed. */
    private static final class Open extends ServerCall<ModelInferRequest, ModelInferResponse> {
        private final String address;
        private Optional<Status> closed = Optional.empty();

        private Open(String address) {
            this.address = address;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.newBuilder()
                    .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, new InetSocketAddress(address, 1))
                    .build();
        }

        @Override
        public void close(Status status, Metadata trailers) {
            closed = Optional.of(status);
        }

        @Override
        public MethodDescriptor<ModelInferRequest, ModelInferResponse> getMethodDescriptor() {
            return GRPCInferenceServiceGrpc.getModelInferMethod();
        }

        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(ModelInferResponse message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private ServerCall.Listener<ModelInferRequest> begin(Open call) {
        return limit.interceptCall(call, new Metadata(), (inside, headers) -> new ServerCall.Listener<>() {});
    }

    private Optional<Status.Code> told(String address) {
        Open call = new Open(address);
        begin(call);
        return call.closed.map(Status::getCode);
    }

    @Test
    void address_hasItsOwnLimit_andAllHaveOneTogether() {
        assertThat(told("127.0.0.1")).isEmpty();
        assertThat(told("127.0.0.1")).isEmpty();
        assertThat(told("127.0.0.1")).contains(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(told("127.0.0.2")).isEmpty();
        assertThat(told("127.0.0.3")).contains(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(limit.open()).isEqualTo(3);
    }

    @Test
    void callThatIsOver_makesRoom_once() {
        ServerCall.Listener<ModelInferRequest> first = begin(new Open("127.0.0.1"));
        ServerCall.Listener<ModelInferRequest> second = begin(new Open("127.0.0.1"));

        first.onComplete();
        first.onCancel();
        second.onCancel();

        assertThat(limit.open()).isZero();
        assertThat(told("127.0.0.1")).isEmpty();
    }
}
