package io.flock.sdk.events;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.connection.GatewayPeer;
import io.grpc.Status;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which block the channel gets next, from the system chaincode {@code qscc}. Fabric's own "from now on" has no number until the
 * first event has come: opened again, it means another now.
 */
final class NextBlock {
    private static final Logger LOG = LoggerFactory.getLogger(NextBlock.class);
    private static final long MOST_SECONDS = 15;
    /** The peer was not reached, or has just started. Everything else is an answer, which would be the same again. */
    private static final Set<Status.Code> PASSING =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.CANCELLED, Status.Code.INTERNAL);

    private NextBlock() {}

    /**
     * Asks a peer.
     *
     * @return empty when the channel's rules do not let this identity ask, or the peer runs without {@code qscc}
     * @throws GatewayException the peer can't answer now, or does not know the channel
     */
    static Optional<Position> of(GatewayPeer peer, String channel) throws GatewayException {
        try {
            byte[] answer = peer.gateway()
                    .getNetwork(channel)
                    .getContract("qscc")
                    .newProposal("GetChainInfo")
                    .addArguments(channel)
                    .build()
                    .evaluate(options -> options.withDeadlineAfter(MOST_SECONDS, TimeUnit.SECONDS));
            return Optional.of(Position.ofBlock(BlockchainInfo.parseFrom(answer).getHeight()));
        } catch (GatewayException e) {
            if (PASSING.contains(e.getStatus().getCode()) || StreamProblem.isChannelUnknown(e.getStatus())) {
                throw e;
            }
            return untold(peer, e);
        } catch (InvalidProtocolBufferException e) {
            return untold(peer, e);
        }
    }

    private static Optional<Position> untold(GatewayPeer peer, Exception why) {
        LOG.warn(
                "{} does not tell the channel's height; what happens between a break before the first event and the"
                        + " reconnection will be missed: {}",
                peer,
                why.getMessage());
        return Optional.empty();
    }
}
