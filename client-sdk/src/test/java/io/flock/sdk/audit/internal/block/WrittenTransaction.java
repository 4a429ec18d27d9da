package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** A transaction of which only function, request and writes matter: nobody signed it. */
public final class WrittenTransaction {
    private WrittenTransaction() {}

    public static AuditedTransaction of(List<String> arguments, SortedMap<String, Optional<String>> writes) {
        return new AuditedTransaction(
                1,
                0,
                TransactionId.parse("3".repeat(64)),
                true,
                1_800_000_000,
                ByteString.EMPTY,
                "flock",
                "1",
                arguments,
                List.of(),
                writes,
                List.of(),
                Envelope.getDefaultInstance(),
                new EndorsedProposal(
                        ByteString.EMPTY,
                        ChannelHeader.getDefaultInstance(),
                        "flock",
                        SignatureHeader.getDefaultInstance(),
                        ByteString.EMPTY,
                        SignatureHeader.getDefaultInstance(),
                        ByteString.EMPTY,
                        ByteString.EMPTY,
                        1),
                ByteString.EMPTY,
                List.of());
    }
}
