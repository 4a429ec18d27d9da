package io.flock.devnet.internal.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.rwset.NamespaceResults;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** Says in which fields two endorsers' results differ: the log's answer to "ProposalResponsePayloads do not match". */
final class PayloadDifference {
    private static final int LONGEST = 60;

    private PayloadDifference() {}

    static String of(ByteString first, ByteString other) {
        try {
            SortedMap<String, String> left = fields(first);
            SortedMap<String, String> right = fields(other);
            Set<String> names = new TreeSet<>(left.keySet());
            names.addAll(right.keySet());
            StringJoiner differences = new StringJoiner("; ");
            for (String name : names) {
                String a = left.getOrDefault(name, "none");
                String b = right.getOrDefault(name, "none");
                if (!a.equals(b)) {
                    differences.add(name + ": " + shortened(a) + " against " + shortened(b));
                }
            }
            return differences.length() == 0 ? "the encoding alone" : differences.toString();
        } catch (InvalidProtocolBufferException e) {
            return "a payload can't be read: " + e.getMessage();
        }
    }

    private static SortedMap<String, String> fields(ByteString payload) throws InvalidProtocolBufferException {
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(payload).getExtension());
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put(
                "chaincode",
                action.getChaincodeId().getName() + " "
                        + action.getChaincodeId().getVersion());
        fields.put("event", action.getEvents().toStringUtf8());
        fields.put("response status", String.valueOf(action.getResponse().getStatus()));
        fields.put("response message", action.getResponse().getMessage());
        fields.put("response payload", action.getResponse().getPayload().toStringUtf8());
        ReadWriteSet.parse(action.getResults()).namespaces().forEach(each -> results(each, fields));
        return fields;
    }

    private static void results(NamespaceResults results, Map<String, String> fields) {
        String of = results.namespace() + " ";
        results.set().getReadsList().forEach(read -> fields.put(of + "read " + read.getKey(), version(read)));
        results.set()
                .getWritesList()
                .forEach(write -> fields.put(
                        of + "write " + write.getKey(),
                        write.getIsDelete() ? "delete" : write.getValue().toStringUtf8()));
        results.set()
                .getRangeQueriesInfoList()
                .forEach(range -> fields.put(
                        of + "range " + range.getStartKey() + ".." + range.getEndKey(),
                        String.valueOf(range.hashCode())));
    }

    private static String version(KVRead read) {
        return read.hasVersion()
                ? read.getVersion().getBlockNum() + "/" + read.getVersion().getTxNum()
                : "absent";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
