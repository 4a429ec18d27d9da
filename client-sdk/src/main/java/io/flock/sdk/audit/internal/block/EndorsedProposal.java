package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/**
 * The proposal of a transaction as its envelope shows it, and the hash of the one that the endorsers signed for. Bytes are as
 * they stand in the block, because hashes are over them.
 *
 * @param channelHeader the bytes of {@code channel}
 * @param channel channel, transaction id and time
 * @param chaincode that the channel header's extension calls
 * @param client nonce and creator of the envelope
 * @param signatureHeader of the action: the bytes of {@code endorsed}
 * @param endorsed nonce and creator that the endorsers saw
 * @param payload a {@code ChaincodeProposalPayload} without transient data: function and arguments
 * @param endorsedHash of the proposal, as the endorsers signed it
 * @param actions how many the transaction has; an audit reads the first one
 */
public record EndorsedProposal(
        ByteString channelHeader,
        ChannelHeader channel,
        String chaincode,
        SignatureHeader client,
        ByteString signatureHeader,
        SignatureHeader endorsed,
        ByteString payload,
        ByteString endorsedHash,
        int actions) {

    /** The hash that Fabric gives this proposal ({@code protoutil.GetProposalHash2}). */
    public ByteString hash() {
        return ByteString.copyFrom(PartsHash.of(channelHeader, signatureHeader, payload));
    }

    /** The transaction id that Fabric gives it, as bytes: the hash of nonce and creator. */
    public byte[] id() {
        return PartsHash.of(client.getNonce(), client.getCreator());
    }
}
