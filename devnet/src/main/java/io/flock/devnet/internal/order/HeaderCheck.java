package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The first half of a transaction's checks: that it hangs together and that its creator signed it. */
final class HeaderCheck {
    private static final Stage ENVELOPE = new Stage(TxValidationCode.INVALID_OTHER_REASON);
    private static final Stage PAYLOAD = new Stage(TxValidationCode.BAD_PAYLOAD);
    private static final Stage HEADERS = new Stage(TxValidationCode.BAD_COMMON_HEADER);
    private static final Stage CREATOR = new Stage(TxValidationCode.BAD_CREATOR_SIGNATURE);
    private static final Stage TYPE = new Stage(TxValidationCode.UNSUPPORTED_TX_PAYLOAD);
    private static final Stage ID = new Stage(TxValidationCode.BAD_PROPOSAL_TXID);
    private static final Stage ACTION = new Stage(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    private static final Stage CHANNEL = new Stage(TxValidationCode.TARGET_CHAIN_NOT_FOUND);

    private final String channel;
    private final ChannelPolicies policies;

    HeaderCheck(String channel, ChannelPolicies policies) {
        this.channel = channel;
        this.policies = policies;
    }

    SignedTransaction check(ByteString bytes) throws InvalidTransactionException {
        Envelope envelope = ENVELOPE.parse(Envelope.parser(), bytes);
        Payload payload = PAYLOAD.parse(Payload.parser(), envelope.getPayload());
        ChannelHeader channelHeader =
                HEADERS.parse(ChannelHeader.parser(), payload.getHeader().getChannelHeader());
        SignatureHeader signatureHeader =
                HEADERS.parse(SignatureHeader.parser(), payload.getHeader().getSignatureHeader());
        requireHeaders(channelHeader, signatureHeader);
        CREATOR.require(
                policies.signed(signatureHeader.getCreator(), envelope.getPayload(), envelope.getSignature()),
                "the creator is not valid or did not sign");
        TYPE.require(isEndorsed(channelHeader), "only endorsed transactions are supported");
        ID.require(channelHeader.getTxId().equals(id(signatureHeader)), "the id does not come from nonce and creator");
        SignedTransaction transaction = action(payload, channelHeader);
        CHANNEL.require(channelHeader.getChannelId().equals(channel), "it is for another channel");
        return transaction;
    }

    private static void requireHeaders(ChannelHeader channelHeader, SignatureHeader signatureHeader)
            throws InvalidTransactionException {
        HeaderType type = HeaderType.forNumber(channelHeader.getType());
        HEADERS.require(
                type == HeaderType.ENDORSER_TRANSACTION
                        || type == HeaderType.CONFIG
                        || type == HeaderType.CONFIG_UPDATE,
                "header type " + channelHeader.getType());
        HEADERS.require(channelHeader.getEpoch() == 0, "the epoch is not 0");
        HEADERS.require(!signatureHeader.getNonce().isEmpty(), "no nonce");
        HEADERS.require(!signatureHeader.getCreator().isEmpty(), "no creator");
    }

    private static boolean isEndorsed(ChannelHeader header) {
        return header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE;
    }

    private static String id(SignatureHeader header) {
        return HexFormat.of()
                .formatHex(Sha256.of(List.of(header.getNonce(), header.getCreator()))
                        .toByteArray());
    }

    private static SignedTransaction action(Payload payload, ChannelHeader channelHeader)
            throws InvalidTransactionException {
        Transaction transaction = ACTION.parse(Transaction.parser(), payload.getData());
        ACTION.require(transaction.getActionsCount() == 1, transaction.getActionsCount() + " actions");
        TransactionAction action = transaction.getActions(0);
        SignatureHeader header = ACTION.parse(SignatureHeader.parser(), action.getHeader());
        ACTION.require(
                !header.getNonce().isEmpty() && !header.getCreator().isEmpty(), "the action's header is incomplete");
        ChaincodeActionPayload invocation = ACTION.parse(ChaincodeActionPayload.parser(), action.getPayload());
        ProposalResponsePayload response = ACTION.parse(
                ProposalResponsePayload.parser(), invocation.getAction().getProposalResponsePayload());
        ByteString hash = Sha256.of(List.of(
                payload.getHeader().getChannelHeader(), action.getHeader(), invocation.getChaincodeProposalPayload()));
        ACTION.require(hash.equals(response.getProposalHash()), "the endorsers saw another proposal");
        return new SignedTransaction(channelHeader, invocation.getAction(), response);
    }
}
