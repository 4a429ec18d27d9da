package io.flock.devnet.internal.ledger.rwset;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/**
 * A transaction's results, parsed. Values may be windows on the bytes that they were parsed from.
 *
 * @param namespaces in the order in which they were written; a namespace can be there twice, which is for the validator
 *     to refuse
 * @param privateData whether there are collections in it, which the development network does not know
 */
public record ReadWriteSet(List<NamespaceResults> namespaces, boolean privateData) {
    /** The results of a transaction that never came to write. */
    public static final ReadWriteSet EMPTY = new ReadWriteSet(List.of(), false);

    public ReadWriteSet {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * Reads a serialised {@code TxReadWriteSet}.
     *
     * @throws InvalidProtocolBufferException if the bytes are no read-write set
     */
    public static ReadWriteSet parse(ByteString bytes) throws InvalidProtocolBufferException {
        TxReadWriteSet set = Parsing.parse(TxReadWriteSet.parser(), bytes);
        List<NamespaceResults> namespaces = new ArrayList<>(set.getNsRwsetCount());
        boolean privateData = false;
        for (NsReadWriteSet of : set.getNsRwsetList()) {
            namespaces.add(new NamespaceResults(of.getNamespace(), Parsing.parse(KVRWSet.parser(), of.getRwset())));
            privateData |= of.getCollectionHashedRwsetCount() > 0;
        }
        return new ReadWriteSet(namespaces, privateData);
    }
}
