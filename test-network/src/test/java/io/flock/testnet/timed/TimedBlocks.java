package io.flock.testnet.timed;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * Writes transactions down as a chain of blocks, one each, endorsed by the given organisations' peers. Headers, hashes and
 * signatures are what Fabric's peers ask for; the orderers' are left out.
 */
final class TimedBlocks {
    private static final ChaincodeID CHAINCODE =
            ChaincodeID.newBuilder().setName("flock").build();
    private static final int FILTER = 2;

    private final List<Signer> endorsers;
    /** Signing costs the most: what is audited again and again is signed once. */
    private final IdentityHashMap<TimedTransaction, ByteString> envelopes = new IdentityHashMap<>();

    TimedBlocks(List<Signer> endorsers) {
        this.endorsers = endorsers;
    }

    /** The id that Fabric gives a client's transaction. */
    static String id(ByteString nonce, ByteString creator) {
        return HexFormat.of().formatHex(sha256(nonce.concat(creator)).toByteArray());
    }

    List<Block> of(List<TimedTransaction> transactions) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(0, ByteString.EMPTY, ByteString.EMPTY));
        for (TimedTransaction transaction : transactions) {
            ByteString previous = hash(blocks.get(blocks.size() - 1).getHeader());
            blocks.add(block(
                    blocks.size(), previous, envelopes.computeIfAbsent(transaction, of -> envelope(of, endorsers))));
        }
        return blocks;
    }

    private static Block block(long number, ByteString previous, ByteString envelope) {
        Block.Builder block = Block.newBuilder();
        if (!envelope.isEmpty()) {
            block.getDataBuilder().addData(envelope);
        }
        block.getHeaderBuilder().setNumber(number).setPreviousHash(previous).setDataHash(sha256(envelope));
        for (int i = 0; i < FILTER; i++) {
            block.getMetadataBuilder().addMetadata(ByteString.EMPTY);
        }
        block.getMetadataBuilder()
                .addMetadata(envelope.isEmpty() ? ByteString.EMPTY : ByteString.copyFrom(new byte[] {0}));
        return block.build();
    }

    private static ByteString envelope(TimedTransaction transaction, List<Signer> endorsers) {
        var invocation = transaction.invocation();
        ByteString channel = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId(invocation.channel())
                .setTxId(invocation.transactionId())
                .setTimestamp(Timestamp.newBuilder().setSeconds(invocation.timestamp()))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(CHAINCODE)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        ByteString client = SignatureHeader.newBuilder()
                .setCreator(invocation.creator())
                .setNonce(transaction.nonce())
                .build()
                .toByteString();
        ByteString proposal = proposal(transaction).toByteString();
        ByteString hash = sha256(channel.concat(client).concat(proposal));
        Transaction body = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(client)
                        .setPayload(ChaincodeActionPayload.newBuilder()
                                .setChaincodeProposalPayload(proposal)
                                .setAction(endorsed(transaction, hash, endorsers))
                                .build()
                                .toByteString()))
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(channel).setSignatureHeader(client))
                .setData(body.toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(new Signer(invocation.creator()).sign(payload))
                .build()
                .toByteString();
    }

    private static ChaincodeEndorsedAction endorsed(
            TimedTransaction transaction, ByteString hash, List<Signer> endorsers) {
        KVRWSet.Builder keys = KVRWSet.newBuilder();
        transaction
                .writes()
                .forEach((key, document) -> keys.addWrites(KVWrite.newBuilder()
                        .setKey(key)
                        .setIsDelete(document.isEmpty())
                        .setValue(ByteString.copyFromUtf8(document.orElse("")))));
        TxReadWriteSet sets = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(CHAINCODE.getName())
                        .setRwset(keys.build().toByteString()))
                .build();
        ByteString response = ProposalResponsePayload.newBuilder()
                .setProposalHash(hash)
                .setExtension(ChaincodeAction.newBuilder()
                        .setChaincodeId(CHAINCODE.toBuilder().setVersion("1"))
                        .setResults(sets.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        ChaincodeEndorsedAction.Builder endorsed =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
        for (Signer endorser : endorsers) {
            endorsed.addEndorsements(Endorsement.newBuilder()
                    .setEndorser(endorser.serialised())
                    .setSignature(endorser.sign(response.concat(endorser.serialised()))));
        }
        return endorsed.build();
    }

    private static ChaincodeProposalPayload proposal(TimedTransaction transaction) {
        ChaincodeInput.Builder input = ChaincodeInput.newBuilder()
                .addArgs(ByteString.copyFromUtf8(transaction.invocation().function()));
        transaction.invocation().arguments().forEach(argument -> input.addArgs(ByteString.copyFromUtf8(argument)));
        return ChaincodeProposalPayload.newBuilder()
                .setInput(ChaincodeInvocationSpec.newBuilder()
                        .setChaincodeSpec(ChaincodeSpec.newBuilder()
                                .setChaincodeId(CHAINCODE)
                                .setInput(input))
                        .build()
                        .toByteString())
                .build();
    }

    private static ByteString hash(BlockHeader header) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(BigInteger.valueOf(header.getNumber())));
        fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
        fields.add(new DEROctetString(header.getDataHash().toByteArray()));
        try {
            return sha256(ByteString.copyFrom(new DERSequence(fields).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteString sha256(ByteString bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
