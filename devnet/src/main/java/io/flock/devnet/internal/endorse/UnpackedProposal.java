package io.flock.devnet.internal.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A proposal taken apart. Nothing is checked yet but that all parts are there.
 *
 * @param input serialised {@code ChaincodeInput}
 * @param payload the proposal's payload without its transient data, as it will stand in the transaction
 */
public record UnpackedProposal(
        SignedProposal signed,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        String chaincode,
        ByteString input,
        ByteString payload,
        boolean hasTransientData) {

    /**
     * Takes a proposal apart.
     *
     * @throws MalformedProposal if a part is missing or can't be decoded
     */
    public static UnpackedProposal of(SignedProposal signed) throws MalformedProposal {
        Proposal proposal = parse("Proposal", Proposal.parser(), signed.getProposalBytes());
        Header header = parse("Header", Header.parser(), proposal.getHeader());
        ChannelHeader channelHeader = parse("ChannelHeader", ChannelHeader.parser(), header.getChannelHeader());
        SignatureHeader signatureHeader =
                parse("SignatureHeader", SignatureHeader.parser(), header.getSignatureHeader());
        ChaincodeProposalPayload payload =
                parse("ChaincodeProposalPayload", ChaincodeProposalPayload.parser(), proposal.getPayload());
        return new UnpackedProposal(
                signed,
                header,
                channelHeader,
                signatureHeader,
                chaincode(channelHeader),
                input(payload),
                payload.toBuilder().clearTransientMap().build().toByteString(),
                payload.getTransientMapCount() > 0);
    }

    public String channel() {
        return channelHeader.getChannelId();
    }

    public String transaction() {
        return channelHeader.getTxId();
    }

    public ByteString creator() {
        return signatureHeader.getCreator();
    }

    /** The id that follows from nonce and creator. */
    String computedId() {
        ByteString hash = Sha256.of(List.of(signatureHeader.getNonce(), signatureHeader.getCreator()));
        return HexFormat.of().formatHex(hash.toByteArray());
    }

    /** The hash by which endorsements are bound to the proposal, without its transient data. */
    ByteString hash() {
        return Sha256.of(List.of(header.getChannelHeader(), header.getSignatureHeader(), payload));
    }

    private static String chaincode(ChannelHeader header) throws MalformedProposal {
        ChaincodeHeaderExtension extension =
                parse("ChaincodeHeaderExtension", ChaincodeHeaderExtension.parser(), header.getExtension());
        require(extension.hasChaincodeId(), "ChaincodeHeaderExtension.ChaincodeId is nil");
        String name = extension.getChaincodeId().getName();
        require(!name.isEmpty(), "ChaincodeHeaderExtension.ChaincodeId.Name is empty");
        return name;
    }

    private static ByteString input(ChaincodeProposalPayload payload) throws MalformedProposal {
        ChaincodeInvocationSpec invocation =
                parse("ChaincodeInvocationSpec", ChaincodeInvocationSpec.parser(), payload.getInput());
        require(invocation.hasChaincodeSpec(), "chaincode invocation spec did not contain chaincode spec");
        require(invocation.getChaincodeSpec().hasInput(), "chaincode input did not contain any input");
        return invocation.getChaincodeSpec().getInput().toByteString();
    }

    private static <T extends MessageLite> T parse(String type, Parser<T> parser, ByteString bytes)
            throws MalformedProposal {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedProposal("error unmarshalling " + type + ": " + Parsing.UNREADABLE);
        }
    }

    private static void require(boolean present, String reason) throws MalformedProposal {
        if (!present) {
            throw new MalformedProposal(reason);
        }
    }
}
