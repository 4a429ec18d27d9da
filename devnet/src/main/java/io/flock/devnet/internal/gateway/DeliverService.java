package io.flock.devnet.internal.gateway;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Block events: whole blocks, or filtered ones. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final GatewayContext context;

    public DeliverService(GatewayContext context) {
        this.context = context;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> call) {
        return open(call, block -> DeliverResponse.newBuilder().setBlock(block).build());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> call) {
        return open(call, block -> DeliverResponse.newBuilder()
                .setFilteredBlock(FilteredBlocks.of(context.channel().name(), block))
                .build());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> call) {
        // There are no private data here, so none belong to any block.
        return open(call, block -> DeliverResponse.newBuilder()
                .setBlockAndPrivateData(BlockAndPrivateData.newBuilder().setBlock(block))
                .build());
    }

    private StreamObserver<Envelope> open(StreamObserver<DeliverResponse> call, Function<Block, DeliverResponse> form) {
        DeliverCall delivery =
                new DeliverCall(context, (ServerCallStreamObserver<DeliverResponse>) call, number -> context.ledger()
                        .block(number)
                        .map(form));
        delivery.listen();
        return delivery;
    }
}
