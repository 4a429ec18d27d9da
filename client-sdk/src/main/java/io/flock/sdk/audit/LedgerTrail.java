package io.flock.sdk.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.block.TransactionReader;
import io.flock.sdk.audit.internal.msp.Certificates;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Every valid transaction of the chaincode with what it wrote, in order, from blocks given one after the other from block 0
 * on. Nothing is checked: that is the audit's part.
 */
public final class LedgerTrail {
    private final TransactionReader reader;
    private final String chaincode;
    private final List<TrailStep> steps = new ArrayList<>();

    /**
     * An empty trail.
     *
     * @param chaincode the chaincode's name on the channel
     */
    public LedgerTrail(String chaincode) {
        this.chaincode = chaincode;
        this.reader = new TransactionReader(chaincode);
    }

    /**
     * Takes the next block; transactions that can't be read are left out.
     *
     * @return the steps in it
     */
    @CanIgnoreReturnValue
    public List<TrailStep> accept(Block block) {
        int before = steps.size();
        ByteString codes = BlockBytes.codes(block);
        for (int i = 0; i < block.getData().getDataCount() && i < codes.size(); i++) {
            if (codes.byteAt(i) == TxValidationCode.VALID_VALUE) {
                ByteString envelope = block.getData().getData(i);
                read(block, i)
                        .filter(transaction -> transaction.chaincode().equals(chaincode))
                        .ifPresent(transaction -> add(transaction, envelope));
            }
        }
        return List.copyOf(steps.subList(before, steps.size()));
    }

    /** Empty for what can't be read: an audit names it; here it wrote nothing that could be followed. */
    private Optional<AuditedTransaction> read(Block block, int index) {
        try {
            return reader.read(
                    block.getHeader().getNumber(), index, true, block.getData().getData(index));
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException | FlockException e) {
            return Optional.empty();
        }
    }

    private void add(AuditedTransaction transaction, ByteString envelope) {
        try {
            steps.add(new TrailStep(
                    channel(envelope),
                    transaction.id(),
                    transaction.block(),
                    transaction.timestamp(),
                    transaction.function(),
                    Certificates.caller(transaction.creator()).account(),
                    transaction.request(),
                    transaction.writes()));
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new IllegalArgumentException("the creator of a valid transaction can't be read", e);
        }
    }

    private static String channel(ByteString envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getChannelId();
    }

    /** All steps so far. */
    public List<TrailStep> steps() {
        return List.copyOf(steps);
    }
}
