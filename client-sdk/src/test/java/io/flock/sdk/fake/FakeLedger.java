package io.flock.sdk.fake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.fake.FakeGateway.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What the fake gateways of a test share: which transactions were applied, and every envelope that came. */
public final class FakeLedger {
    private final Map<String, TxValidationCode> outcomes = new ConcurrentHashMap<>();
    private final List<Envelope> envelopes = new CopyOnWriteArrayList<>();
    private final Queue<TxValidationCode> nextOutcomes = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> submissions = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> statuses = new ConcurrentLinkedQueue<>();

    /** The outcome of the next new transactions, in order; VALID after them. */
    public void nextOutcomes(TxValidationCode... codes) {
        nextOutcomes.addAll(List.of(codes));
    }

    /** What becomes of the next submissions, whichever gateway they reach. */
    public void onSubmit(Fault... faults) {
        submissions.addAll(List.of(faults));
    }

    /** What becomes of the next questions for a status, whichever gateway they reach. */
    public void onStatus(Fault... faults) {
        statuses.addAll(List.of(faults));
    }

    Queue<Fault> submissions() {
        return submissions;
    }

    Queue<Fault> statuses() {
        return statuses;
    }

    void order(Envelope envelope) {
        outcomes.computeIfAbsent(transactionId(envelope), id -> {
            TxValidationCode next = nextOutcomes.poll();
            return next == null ? TxValidationCode.VALID : next;
        });
    }

    void saw(Envelope envelope) {
        envelopes.add(envelope);
    }

    TxValidationCode outcome(String transactionId) {
        return outcomes.get(transactionId);
    }

    /** Every envelope that reached any gateway, in order. */
    public List<Envelope> envelopes() {
        return new ArrayList<>(envelopes);
    }

    public Collection<TxValidationCode> outcomes() {
        return outcomes.values();
    }

    public static String transactionId(Envelope envelope) {
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                    .getTxId();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
