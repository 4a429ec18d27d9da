package io.flock.devnet.internal.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * What a gateway reads of a proposal: only where to send it. Everything else is the endorsers' to check, so a gateway
 * passes on what they will refuse.
 *
 * @param payload the proposal's payload without its transient data, as it will stand in the transaction
 */
record ProposalParts(
        SignedProposal signed,
        Header header,
        String channel,
        String transaction,
        ChaincodeInvocationSpec invocation,
        ByteString payload,
        boolean hasTransientData) {

    /** Takes a proposal apart; what can't be decoded is an INVALID_ARGUMENT with the given words before the reason. */
    static ProposalParts of(SignedProposal signed, String failed) {
        Proposal proposal = parse("Proposal", Proposal.parser(), signed.getProposalBytes(), failed);
        Header header = parse("Header", Header.parser(), proposal.getHeader(), failed);
        ChannelHeader channelHeader = parse("ChannelHeader", ChannelHeader.parser(), header.getChannelHeader(), failed);
        ChaincodeProposalPayload payload =
                parse("ChaincodeProposalPayload", ChaincodeProposalPayload.parser(), proposal.getPayload(), failed);
        ChaincodeInvocationSpec invocation =
                parse("ChaincodeInvocationSpec", ChaincodeInvocationSpec.parser(), payload.getInput(), failed);
        return new ProposalParts(
                signed,
                header,
                channelHeader.getChannelId(),
                channelHeader.getTxId(),
                invocation,
                payload.toBuilder().clearTransientMap().build().toByteString(),
                payload.getTransientMapCount() > 0);
    }

    /** The chaincode's name, empty if there is none. */
    String chaincode() {
        return invocation.getChaincodeSpec().getChaincodeId().getName();
    }

    /** What an evaluation can't do without and this proposal lacks. */
    Optional<String> lacking() {
        if (channel.isEmpty()) {
            return Optional.of("no channel id provided");
        }
        if (!invocation.hasChaincodeSpec()) {
            return Optional.of("no chaincode spec is provided, channel id [" + channel + "]");
        }
        if (!invocation.getChaincodeSpec().hasChaincodeId()) {
            return Optional.of("no chaincode id is provided, channel id [" + channel + "]");
        }
        return chaincode().isEmpty()
                ? Optional.of("no chaincode name is provided, channel id [" + channel + "]")
                : Optional.empty();
    }

    private static <T extends MessageLite> T parse(String type, Parser<T> parser, ByteString bytes, String failed) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw GatewayError.invalid(failed + "error unmarshalling " + type + ": " + Parsing.UNREADABLE);
        }
    }
}
