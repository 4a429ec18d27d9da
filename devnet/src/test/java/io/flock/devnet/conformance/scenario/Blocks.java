package io.flock.devnet.conformance.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Reads blocks, and computes anew what they claim. */
final class Blocks {
    private Blocks() {}

    static ByteString hash(Block block) {
        return sha256(headerBytes(block));
    }

    /** What is hashed, and signed by orderers. */
    static ByteString headerBytes(Block block) {
        try {
            ASN1Encodable[] parts = {
                new ASN1Integer(BigInteger.valueOf(block.getHeader().getNumber())),
                new DEROctetString(block.getHeader().getPreviousHash().toByteArray()),
                new DEROctetString(block.getHeader().getDataHash().toByteArray())
            };
            return ByteString.copyFrom(new DERSequence(parts).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteString dataHash(Block block) {
        return sha256(ByteString.copyFrom(block.getData().getDataList()));
    }

    /** Types and codes of the transactions, and which of the metadata are there. */
    static JsonObject describe(Block block) throws InvalidProtocolBufferException {
        JsonArray transactions = new JsonArray();
        byte[] codes = block.getMetadata()
                .getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE)
                .toByteArray();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            transactions.add(type(block.getData().getData(i)) + " " + TxValidationCode.forNumber(codes[i] & 0xff));
        }
        JsonObject description = new JsonObject();
        description.add("transactions", transactions);
        description.addProperty("metadata", block.getMetadata().getMetadataCount());
        description.addProperty(
                "commitHash",
                !block.getMetadata()
                        .getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE)
                        .isEmpty());
        description.addProperty(
                "dataHash", dataHash(block).equals(block.getHeader().getDataHash()));
        return description;
    }

    private static HeaderType type(ByteString envelope) throws InvalidProtocolBufferException {
        ByteString header = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload())
                .getHeader()
                .getChannelHeader();
        return HeaderType.forNumber(ChannelHeader.parseFrom(header).getType());
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
