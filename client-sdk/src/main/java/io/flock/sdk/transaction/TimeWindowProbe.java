package io.flock.sdk.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.GatewayPeer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.Proposal;

/**
 * Proves that peers refuse a proposal of a wrong time, which Fabric's do only where {@code TimeWindowCheck} is named
 * among their filters: without it a client may claim any time, and no deadline of a task means anything. The proposal
 * is a query, so that nothing happens where it is let through.
 */
final class TimeWindowProbe {
    private final GatewayPeer peer;
    private final String channel;
    private final String chaincode;

    TimeWindowProbe(GatewayPeer peer, String channel, String chaincode) {
        this.peer = peer;
        this.channel = channel;
        this.chaincode = chaincode;
    }

    /**
     * Sends a query that claims to be of another time.
     *
     * @return what each peer said; empty when one of them answered the query as if its time were right
     * @throws FlockException when the peers refuse it for another reason
     */
    List<PeerClock> run(String function, Duration off, Deadline deadline, Duration patience) {
        try {
            peer.gateway().newProposal(shifted(function, off)).evaluate(deadline.step(patience));
            return List.of();
        } catch (GatewayException e) {
            ErrorTexts texts = ErrorTexts.of(e);
            if (!texts.mentions(PeerClock.REFUSAL)) {
                throw refused(texts);
            }
            return e.getDetails().stream().map(TimeWindowProbe::clock).toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a proposal that was just made can be read", e);
        }
    }

    private static PeerClock clock(ErrorDetail detail) {
        return PeerClock.of(detail.getMspId(), detail.getMessage());
    }

    private static FlockException refused(ErrorTexts texts) {
        return FailureRules.evaluate(texts) instanceof NextStep.GiveUp giveUp
                ? giveUp.refusal()
                : new FlockException(ErrorCode.CONNECTION_FAILED, texts.summary());
    }

    private byte[] shifted(String function, Duration off) throws InvalidProtocolBufferException {
        ProposedTransaction proposed = ProposedTransaction.parseFrom(peer.gateway()
                .getNetwork(channel)
                .getContract(chaincode)
                .newProposal(function)
                .build()
                .getBytes());
        Proposal proposal = Proposal.parseFrom(proposed.getProposal().getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ByteString channelHeader = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                .setTimestamp(Timestamp.newBuilder()
                        .setSeconds(Instant.now().plus(off).getEpochSecond()))
                .build()
                .toByteString();
        ByteString moved = proposal.toBuilder()
                .setHeader(header.toBuilder()
                        .setChannelHeader(channelHeader)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        // Without the signature over the right time: the client signs what it sends.
        ProposedTransaction.Builder unsigned = proposed.toBuilder();
        unsigned.getProposalBuilder().setProposalBytes(moved).clearSignature();
        return unsigned.build().toByteArray();
    }
}
