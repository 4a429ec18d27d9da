package io.flock.devnet.conformance.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.conformance.identity.Credentials;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** A proposal, right by default; each part can be made wrong before it is signed. */
public final class ProposalDraft {
    private final Credentials client;
    private final String chaincode;
    private final ChaincodeInput.Builder input = ChaincodeInput.newBuilder();
    private final ChannelHeader.Builder channelHeader;
    private ByteString creator;
    private ByteString nonce = randomNonce();
    private Optional<String> transactionId = Optional.empty();

    public ProposalDraft(Credentials client, String channel, String chaincode, String... arguments) {
        this.client = client;
        this.chaincode = chaincode;
        this.creator = client.creator();
        Stream.of(arguments).map(ByteString::copyFromUtf8).forEach(input::addArgs);
        Instant now = Instant.now();
        this.channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId(channel)
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                        .build()
                        .toByteString());
    }

    public ProposalDraft type(int type) {
        channelHeader.setType(type);
        return this;
    }

    public ProposalDraft epoch(long epoch) {
        channelHeader.setEpoch(epoch);
        return this;
    }

    public ProposalDraft at(Instant time) {
        channelHeader.setTimestamp(Timestamp.newBuilder().setSeconds(time.getEpochSecond()));
        return this;
    }

    public ProposalDraft headerChaincode(ByteString extension) {
        channelHeader.setExtension(extension);
        return this;
    }

    public ProposalDraft nonce(ByteString bytes) {
        nonce = bytes;
        return this;
    }

    public ProposalDraft creator(ByteString bytes) {
        creator = bytes;
        return this;
    }

    public ProposalDraft transactionId(String id) {
        transactionId = Optional.of(id);
        return this;
    }

    public String transactionId() {
        return transactionId.orElseGet(() -> computedId(nonce, creator));
    }

    public Proposal proposal() {
        ChaincodeSpec spec = ChaincodeSpec.newBuilder()
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                .setInput(input)
                .build();
        return Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader
                                .clone()
                                .setTxId(transactionId())
                                .build()
                                .toByteString())
                        .setSignatureHeader(SignatureHeader.newBuilder()
                                .setCreator(creator)
                                .setNonce(nonce)
                                .build()
                                .toByteString())
                        .build()
                        .toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(ChaincodeInvocationSpec.newBuilder()
                                .setChaincodeSpec(spec)
                                .build()
                                .toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    public SignedProposal signed() {
        ByteString bytes = proposal().toByteString();
        return signed(bytes, Signatures.sign(client, bytes));
    }

    public static SignedProposal signed(ByteString proposal, ByteString signature) {
        return SignedProposal.newBuilder()
                .setProposalBytes(proposal)
                .setSignature(signature)
                .build();
    }

    public static String computedId(ByteString nonce, ByteString creator) {
        try {
            return HexFormat.of().formatHex(Signatures.sha256(nonce.concat(creator)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ByteString randomNonce() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
