package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.simulation.WriteSets;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Blocks and transactions as the ledger sees them; nobody signed them. */
public final class LedgerTestKit {
    public static final Envelope CONFIGURATION =
            Envelope.newBuilder().setPayload(bytes("three organisations")).build();

    private LedgerTestKit() {}

    public static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }

    /** An envelope with these results. */
    public static ByteString envelope(String id, ByteString results) {
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTxId(id)
                .setTimestamp(Timestamp.newBuilder().setSeconds(id.hashCode() & 0xffff))
                .build();
        ChaincodeAction action =
                ChaincodeAction.newBuilder().setResults(results).build();
        ChaincodeActionPayload invocation = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(ProposalResponsePayload.newBuilder()
                                .setExtension(action.toByteString())
                                .build()
                                .toByteString()))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder().setPayload(invocation.toByteString()))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                .setData(transaction.toByteString())
                .build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString();
    }

    /** The read-write set of a transaction that puts one key. */
    public static ByteString put(String namespace, String key, String value) {
        return WriteSets.put(namespace, key, bytes(value));
    }

    public static Block next(BlockchainInfo tip, List<ByteString> envelopes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(tip.getHeight())
                        .setPreviousHash(tip.getCurrentBlockHash())
                        .setDataHash(BlockHash.of(data)))
                .setData(data)
                .build();
    }

    /** Commits one block of valid transactions. */
    public static void commit(Ledger ledger, ByteString... envelopes) {
        commit(ledger, TxValidationCode.VALID, envelopes);
    }

    public static void commit(Ledger ledger, TxValidationCode code, ByteString... envelopes) {
        ledger.append(
                next(ledger.info(), List.of(envelopes)),
                List.of(envelopes).stream()
                        .map(each -> new CheckedTransaction(TransactionContent.read(each), code))
                        .toList());
    }
}
