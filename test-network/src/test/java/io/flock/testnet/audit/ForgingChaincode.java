package io.flock.testnet.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.chaincode.server.TlsFiles;
import io.grpc.Channel;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.PutState;

/**
 * A changed chaincode: the real one, but whatever it writes to a key that it has read before is written back as it was.
 * So a sender keeps what it sends.
 */
final class ForgingChaincode implements AutoCloseable {
    private final ManagedChannel real;
    private final Server server;

    /**
     * Listens at once.
     *
     * @param real address of an unchanged chaincode, without TLS
     * @param tls as the peer expects it; empty: without
     */
    ForgingChaincode(InetSocketAddress address, InetSocketAddress real, Optional<TlsFiles> tls) {
        this.real = NettyChannelBuilder.forAddress(real).usePlaintext().build();
        this.server = NettyServerBuilder.forAddress(address, credentials(tls))
                .addService(new Service(this.real))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerCredentials credentials(Optional<TlsFiles> tls) {
        if (tls.isEmpty()) {
            return InsecureServerCredentials.create();
        }
        TlsFiles files = tls.get();
        try {
            return TlsServerCredentials.newBuilder()
                    .keyManager(files.certificateChain().toFile(), files.key().toFile())
                    .trustManager(files.trusted().toFile())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        real.shutdownNow();
    }

    /** Between a peer and the real chaincode. */
    private static final class Service extends ChaincodeGrpc.ChaincodeImplBase {
        private final Channel real;

        Service(Channel real) {
            this.real = real;
        }

        @Override
        public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> toPeer) {
            Forger forger = new Forger();
            StreamObserver<ChaincodeMessage> toChaincode = ChaincodeGrpc.newStub(real)
                    .connect(new Passing(toPeer) {
                        @Override
                        ChaincodeMessage changed(ChaincodeMessage message) {
                            return forger.fromChaincode(message);
                        }
                    });
            return new Passing(toChaincode) {
                @Override
                ChaincodeMessage changed(ChaincodeMessage message) {
                    return forger.fromPeer(message);
                }
            };
        }
    }

    /** Remembers what each transaction has read. */
    private static final class Forger {
        private final Map<String, String> asked = new ConcurrentHashMap<>();
        private final Map<String, ByteString> read = new ConcurrentHashMap<>();

        ChaincodeMessage fromChaincode(ChaincodeMessage message) {
            asked.remove(message.getTxid());
            try {
                return switch (message.getType()) {
                    case GET_STATE -> {
                        asked.put(
                                message.getTxid(),
                                GetState.parseFrom(message.getPayload()).getKey());
                        yield message;
                    }
                    case PUT_STATE -> {
                        PutState put = PutState.parseFrom(message.getPayload());
                        ByteString before = read.getOrDefault(message.getTxid() + put.getKey(), ByteString.EMPTY);
                        yield before.isEmpty()
                                ? message
                                : message.toBuilder()
                                        .setPayload(put.toBuilder()
                                                .setValue(before)
                                                .build()
                                                .toByteString())
                                        .build();
                    }
                    default -> message;
                };
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Keeps the peer's offer of batches to itself, so that keys are read and written one by one. */
        ChaincodeMessage fromPeer(ChaincodeMessage message) {
            if (message.getType() == ChaincodeMessage.Type.READY) {
                return message.toBuilder().clearPayload().build();
            }
            String key = asked.remove(message.getTxid());
            if (key != null && message.getType() == ChaincodeMessage.Type.RESPONSE) {
                read.put(message.getTxid() + key, message.getPayload());
            }
            return message;
        }
    }

    /** Hands on what comes, changed or not; one message at a time. */
    private abstract static class Passing implements StreamObserver<ChaincodeMessage> {
        private final StreamObserver<ChaincodeMessage> next;

        Passing(StreamObserver<ChaincodeMessage> next) {
            this.next = next;
        }

        abstract ChaincodeMessage changed(ChaincodeMessage message);

        @Override
        public synchronized void onNext(ChaincodeMessage message) {
            next.onNext(changed(message));
        }

        @Override
        public synchronized void onError(Throwable failure) {
            next.onError(failure);
        }

        @Override
        public synchronized void onCompleted() {
            next.onCompleted();
        }
    }
}
