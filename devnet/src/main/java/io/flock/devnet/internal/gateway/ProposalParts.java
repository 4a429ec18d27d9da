package io.flock.devnet.internal.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.endorse.MalformedProposal;
import io.flock.devnet.internal.endorse.UnpackedProposal;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** The parts of a proposal that a gateway can't do without, and its words when they are missing. */
final class ProposalParts {
    private ProposalParts() {}

    static UnpackedProposal require(UnpackedProposal proposal) {
        if (proposal.channel().isEmpty()) {
            throw GatewayError.invalid("failed to unpack transaction proposal: no channel id provided");
        }
        return proposal;
    }

    /** The gateway looks for channel and chaincode first, so their absence has words of its own. */
    static String reason(SignedProposal signed, MalformedProposal failure) {
        String channel;
        try {
            Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            channel = ChannelHeader.parseFrom(header.getChannelHeader()).getChannelId();
        } catch (InvalidProtocolBufferException e) {
            return failure.getMessage();
        }
        if (channel.isEmpty()) {
            return "no channel id provided";
        }
        return failure.getMessage().startsWith("ChaincodeHeaderExtension")
                        || failure.getMessage().contains("chaincode")
                ? "no chaincode name is provided, channel id [" + channel + "]"
                : failure.getMessage();
    }
}
