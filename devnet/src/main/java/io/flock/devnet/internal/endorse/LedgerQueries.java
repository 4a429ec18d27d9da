package io.flock.devnet.internal.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.TransactionLocation;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import io.flock.devnet.internal.policy.AccessPolicy;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;

/** The system chaincode {@code qscc}: questions about blocks and transactions, answered in Fabric's words. */
final class LedgerQueries {
    static final String NAME = "qscc";

    private static final String CHAIN_INFO = "GetChainInfo";
    private static final String NO_TRANSACTION = "no such transaction ID [%s] in index";

    private final String channel;
    private final ChannelAccess access;
    private final Ledger ledger;

    LedgerQueries(String channel, ChannelAccess access, Ledger ledger) {
        this.channel = channel;
        this.access = access;
        this.ledger = ledger;
    }

    Response answer(UnpackedProposal proposal) {
        List<ByteString> arguments;
        try {
            arguments = ChaincodeInput.parseFrom(proposal.input()).getArgsList();
        } catch (InvalidProtocolBufferException e) {
            return error(Parsing.UNREADABLE);
        }
        if (arguments.size() < 2) {
            return error("Incorrect number of arguments, " + arguments.size());
        }
        String function = arguments.get(0).toStringUtf8();
        String asked = arguments.get(1).toStringUtf8();
        boolean info = function.equals(CHAIN_INFO);
        if (!info && arguments.size() < 3) {
            return error("missing 3rd argument for " + function);
        }
        if (!asked.equals(channel)) {
            return error("Invalid chain ID, " + asked);
        }
        if (!access.permits(AccessPolicy.READERS, proposal.creator())) {
            return error("access denied for [" + function + "][" + channel + "]: ["
                    + AccessPolicy.READERS.refusal(channel) + "]");
        }
        return info ? success(ledger.info()) : about(function, arguments.get(2));
    }

    private Response about(String function, ByteString subject) {
        return switch (function) {
            case "GetTransactionByID" -> transaction(subject.toStringUtf8());
            case "GetBlockByTxID" -> blockOf(subject.toStringUtf8());
            case "GetBlockByNumber" -> block(subject.toStringUtf8());
            case "GetBlockByHash" ->
                ledger.block(subject)
                        .map(LedgerQueries::success)
                        .orElseGet(() -> error("Failed to get block hash " + subject.toStringUtf8()
                                + ", error no such block hash ["
                                + HexFormat.of().formatHex(subject.toByteArray()) + "] in index"));
            default -> error("Requested function " + function + " not found.");
        };
    }

    private Response transaction(String id) {
        Optional<TransactionLocation> place = ledger.find(id);
        if (place.isEmpty()) {
            return error("Failed to get transaction with id " + id + ", error " + NO_TRANSACTION.formatted(id));
        }
        Block block = ledger.block(place.get().block()).orElseThrow();
        try {
            return success(ProcessedTransaction.newBuilder()
                    .setTransactionEnvelope(Envelope.parseFrom(
                            block.getData().getData(place.get().index())))
                    .setValidationCode(place.get().code().getNumber())
                    .build());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a transaction with an id was readable once", e);
        }
    }

    private Response blockOf(String id) {
        return ledger.find(id)
                .flatMap(place -> ledger.block(place.block()))
                .map(LedgerQueries::success)
                .orElseGet(
                        () -> error("Failed to get block for txID " + id + ", error " + NO_TRANSACTION.formatted(id)));
    }

    private Response block(String number) {
        long wanted;
        try {
            wanted = Long.parseUnsignedLong(number);
        } catch (NumberFormatException e) {
            String reason = number.matches("\\d+") ? "value out of range" : "invalid syntax";
            return error(
                    "Failed to parse block number with error strconv.ParseUint: parsing \"" + number + "\": " + reason);
        }
        // The largest number of all stands for the newest block.
        long found = wanted == -1 ? ledger.height() - 1 : wanted;
        String text = Long.toUnsignedString(wanted);
        return ledger.block(found)
                .map(LedgerQueries::success)
                .orElseGet(() -> error(
                        "Failed to get block number " + text + ", error no such block number [" + text + "] in index"));
    }

    private static Response success(MessageLite result) {
        return Response.newBuilder()
                .setStatus(200)
                .setPayload(result.toByteString())
                .build();
    }

    private static Response error(String message) {
        return Response.newBuilder().setStatus(500).setMessage(message).build();
    }
}
