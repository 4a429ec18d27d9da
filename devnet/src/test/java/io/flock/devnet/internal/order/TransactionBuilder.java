package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** A transaction that is right in everything, until a test bends one part; what comes after is signed as bent. */
final class TransactionBuilder {
    static final String CHANNEL = "ch";
    static final ByteString CREATOR = ByteString.copyFromUtf8("alice");
    static final ByteString INVOCATION = ByteString.copyFromUtf8("the invocation");

    private final String nonce;
    private final TxReadWriteSet.Builder results = TxReadWriteSet.newBuilder();
    private final List<ByteString> endorsers =
            new ArrayList<>(List.of(ByteString.copyFromUtf8("peer1"), ByteString.copyFromUtf8("peer2")));
    private UnaryOperator<ChannelHeader.Builder> channelHeader = UnaryOperator.identity();
    private UnaryOperator<SignatureHeader.Builder> signatureHeader = UnaryOperator.identity();
    private UnaryOperator<ChaincodeAction.Builder> action = UnaryOperator.identity();
    private UnaryOperator<ProposalResponsePayload.Builder> response = UnaryOperator.identity();
    private UnaryOperator<ChaincodeEndorsedAction.Builder> endorsed = UnaryOperator.identity();
    private UnaryOperator<Transaction.Builder> transaction = UnaryOperator.identity();
    private UnaryOperator<Payload.Builder> payload = UnaryOperator.identity();
    private UnaryOperator<Envelope.Builder> envelope = UnaryOperator.identity();

    TransactionBuilder(String nonce) {
        this.nonce = nonce;
    }

    static TransactionBuilder transaction(String nonce) {
        return new TransactionBuilder(nonce);
    }

    /** The id of the transaction with this nonce, as long as its headers are not bent. */
    static String id(String nonce) {
        return HexFormat.of()
                .formatHex(Sha256.of(List.of(ByteString.copyFromUtf8(nonce), CREATOR))
                        .toByteArray());
    }

    TransactionBuilder put(String namespace, String key, String value) {
        return results(
                namespace,
                KVRWSet.newBuilder()
                        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value))));
    }

    /** Reads a key that was written by the first transaction of a block, or, with block 0, one that is absent. */
    TransactionBuilder read(String namespace, String key, long block) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        if (block > 0) {
            read.setVersion(Version.newBuilder().setBlockNum(block));
        }
        return results(namespace, KVRWSet.newBuilder().addReads(read));
    }

    TransactionBuilder results(String namespace, KVRWSet.Builder set) {
        results.addNsRwset(NsReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .setRwset(set.build().toByteString()));
        return this;
    }

    TransactionBuilder endorsers(String... names) {
        endorsers.clear();
        for (String name : names) {
            endorsers.add(ByteString.copyFromUtf8(name));
        }
        return this;
    }

    TransactionBuilder channelHeader(UnaryOperator<ChannelHeader.Builder> bend) {
        channelHeader = bend;
        return this;
    }

    TransactionBuilder signatureHeader(UnaryOperator<SignatureHeader.Builder> bend) {
        signatureHeader = bend;
        return this;
    }

    TransactionBuilder action(UnaryOperator<ChaincodeAction.Builder> bend) {
        action = bend;
        return this;
    }

    TransactionBuilder response(UnaryOperator<ProposalResponsePayload.Builder> bend) {
        response = bend;
        return this;
    }

    TransactionBuilder endorsed(UnaryOperator<ChaincodeEndorsedAction.Builder> bend) {
        endorsed = bend;
        return this;
    }

    TransactionBuilder transaction(UnaryOperator<Transaction.Builder> bend) {
        transaction = bend;
        return this;
    }

    TransactionBuilder payload(UnaryOperator<Payload.Builder> bend) {
        payload = bend;
        return this;
    }

    TransactionBuilder envelope(UnaryOperator<Envelope.Builder> bend) {
        envelope = bend;
        return this;
    }

    ByteString bytes() {
        return build().toByteString();
    }

    Envelope build() {
        ByteString signatures = signatureHeader
                .apply(SignatureHeader.newBuilder().setCreator(CREATOR).setNonce(ByteString.copyFromUtf8(nonce)))
                .build()
                .toByteString();
        ByteString channel = channelHeader
                .apply(ChannelHeader.newBuilder()
                        .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                        .setChannelId(CHANNEL)
                        .setTxId(id(nonce))
                        .setTimestamp(Timestamp.newBuilder().setSeconds(1_700_000_000))
                        .setExtension(ChaincodeHeaderExtension.newBuilder()
                                .setChaincodeId(ChaincodeID.newBuilder().setName("cc"))
                                .build()
                                .toByteString()))
                .build()
                .toByteString();
        ByteString data = transaction
                .apply(Transaction.newBuilder()
                        .addActions(TransactionAction.newBuilder()
                                .setHeader(signatures)
                                .setPayload(ChaincodeActionPayload.newBuilder()
                                        .setChaincodeProposalPayload(INVOCATION)
                                        .setAction(endorsedAction(channel, signatures))
                                        .build()
                                        .toByteString())))
                .build()
                .toByteString();
        ByteString whole = payload.apply(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(channel).setSignatureHeader(signatures))
                        .setData(data))
                .build()
                .toByteString();
        return envelope.apply(Envelope.newBuilder().setPayload(whole).setSignature(OpenPolicies.sign(CREATOR, whole)))
                .build();
    }

    private ChaincodeEndorsedAction.Builder endorsedAction(ByteString channel, ByteString signatures) {
        ChaincodeAction.Builder answer = ChaincodeAction.newBuilder()
                .setChaincodeId(ChaincodeID.newBuilder().setName("cc").setVersion("1.0"))
                .setResults(results.build().toByteString());
        ByteString signed = response.apply(ProposalResponsePayload.newBuilder()
                        .setProposalHash(Sha256.of(List.of(channel, signatures, INVOCATION)))
                        .setExtension(action.apply(answer).build().toByteString()))
                .build()
                .toByteString();
        ChaincodeEndorsedAction.Builder built =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(signed);
        endorsers.forEach(endorser -> built.addEndorsements(Endorsement.newBuilder()
                .setEndorser(endorser)
                .setSignature(OpenPolicies.sign(endorser, signed.concat(endorser)))));
        return endorsed.apply(built);
    }
}
