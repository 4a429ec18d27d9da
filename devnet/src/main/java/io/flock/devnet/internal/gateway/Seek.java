package io.flock.devnet.internal.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.policy.AccessPolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** The blocks that a reader wants, first and last included. */
record Seek(long first, long last) {

    /** What became of a request: a seek, or the status that refuses it. */
    @FunctionalInterface
    interface Reading {
        void apply(Consumer<Seek> accepted, Consumer<Status> refused);
    }

    static Reading read(Envelope envelope, GatewayContext context) {
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (!inTime(header, context)) {
                return refused(Status.BAD_REQUEST);
            }
            if (!header.getChannelId().equals(context.channel().name())) {
                return refused(Status.NOT_FOUND);
            }
            SignatureHeader signer =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            if (context.access().expired(signer.getCreator())
                    || !context.access()
                            .permits(
                                    AccessPolicy.READERS,
                                    signer.getCreator(),
                                    envelope.getPayload(),
                                    envelope.getSignature())) {
                return refused(Status.FORBIDDEN);
            }
            return read(SeekInfo.parseFrom(payload.getData()), context.ledger().height());
        } catch (InvalidProtocolBufferException e) {
            return refused(Status.BAD_REQUEST);
        }
    }

    private static boolean inTime(ChannelHeader header, GatewayContext context) {
        try {
            Instant sent = Instant.ofEpochSecond(
                    header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
            return header.hasTimestamp()
                    && Duration.between(sent, context.clock().now()).abs().compareTo(context.timeWindow()) <= 0;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static Reading read(SeekInfo info, long height) {
        if (!info.hasStart() || !info.hasStop()) {
            return refused(Status.BAD_REQUEST);
        }
        long first = first(info.getStart(), height);
        long last = last(info.getStop(), first, height);
        if (first < 0 || last < first) {
            return refused(Status.BAD_REQUEST);
        }
        boolean exists = last < height || info.getBehavior() != SeekInfo.SeekBehavior.FAIL_IF_NOT_READY;
        return exists ? (accepted, refused) -> accepted.accept(new Seek(first, last)) : refused(Status.NOT_FOUND);
    }

    private static long first(SeekPosition position, long height) {
        return switch (position.getTypeCase()) {
            case OLDEST -> 0;
            case NEWEST -> height - 1;
            case NEXT_COMMIT -> height;
            case SPECIFIED -> position.getSpecified().getNumber();
            case TYPE_NOT_SET -> -1;
        };
    }

    private static long last(SeekPosition position, long first, long height) {
        return switch (position.getTypeCase()) {
            case OLDEST -> first;
            case NEWEST -> height - 1;
            case SPECIFIED -> unsigned(position.getSpecified().getNumber());
            case NEXT_COMMIT, TYPE_NOT_SET -> -1;
        };
    }

    /** The largest number of the protocol stands for "no end". */
    private static long unsigned(long number) {
        return number < 0 ? Long.MAX_VALUE : number;
    }

    private static Reading refused(Status status) {
        return (accepted, refused) -> refused.accept(status);
    }
}
