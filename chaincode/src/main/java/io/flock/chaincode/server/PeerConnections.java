package io.flock.chaincode.server;

import io.flock.chaincode.contract.Dispatcher;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** The chaincode service of Fabric's protocol: each peer that connects gets a connection of its own. */
final class PeerConnections extends ChaincodeGrpc.ChaincodeImplBase implements AutoCloseable {
    private final ChaincodeID id;
    private final Dispatcher dispatcher;
    private final ThreadPool threads;
    private final TransactionListener listener;
    private final Set<PeerConnection> open = ConcurrentHashMap.newKeySet();

    PeerConnections(String chaincodeId, Dispatcher dispatcher, ThreadPool threads, TransactionListener listener) {
        this.id = ChaincodeID.newBuilder().setName(chaincodeId).build();
        this.dispatcher = dispatcher;
        this.threads = threads;
        this.listener = listener;
    }

    @Override
    public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> toPeer) {
        PeerConnection connection = new PeerConnection(
                id, dispatcher, threads, listener, (ServerCallStreamObserver<ChaincodeMessage>) toPeer, open::remove);
        open.add(connection);
        connection.register();
        return connection;
    }

    int count() {
        return open.size();
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(PeerConnection::end);
    }
}
