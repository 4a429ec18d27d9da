package io.flock.testnet.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Somebody called a function of a contract, as a block has it.
 *
 * @param valid whether it took effect
 * @param function {@code contract:Function}
 * @param round empty where the request names none
 */
record Act(
        TransactionId id,
        long block,
        boolean valid,
        AccountId account,
        String function,
        Optional<Integer> round,
        Optional<String> phase) {

    /** The acts of a block; what is no call with one JSON argument is left out. */
    static List<Act> of(Block block) {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            boolean valid = codes.byteAt(i) == TxValidationCode.VALID_VALUE;
            try {
                read(block.getHeader().getNumber(), valid, block.getData().getData(i))
                        .ifPresent(acts::add);
            } catch (InvalidProtocolBufferException | CertificateException e) {
                throw new AssertionError("block " + block.getHeader().getNumber() + " can't be read", e);
            }
        }
        return acts;
    }

    private static Optional<Act> read(long block, boolean valid, ByteString envelope)
            throws InvalidProtocolBufferException, CertificateException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        ChannelHeader channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (channel.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return Optional.empty();
        }
        List<ByteString> arguments = arguments(payload.getData());
        if (arguments.size() != 2 || !arguments.get(0).toStringUtf8().contains(":")) {
            return Optional.empty();
        }
        SignatureHeader signer = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        JsonObject request =
                JsonParser.parseString(arguments.get(1).toStringUtf8()).getAsJsonObject();
        return Optional.of(new Act(
                TransactionId.parse(channel.getTxId()),
                block,
                valid,
                account(signer.getCreator()),
                arguments.get(0).toStringUtf8(),
                Optional.ofNullable(request.get("round")).map(JsonElement::getAsInt),
                Optional.ofNullable(request.get("phase")).map(JsonElement::getAsString)));
    }

    private static List<ByteString> arguments(ByteString transaction) throws InvalidProtocolBufferException {
        ByteString action = Transaction.parseFrom(transaction).getActions(0).getPayload();
        ByteString input = ChaincodeProposalPayload.parseFrom(
                        ChaincodeActionPayload.parseFrom(action).getChaincodeProposalPayload())
                .getInput();
        return ChaincodeInvocationSpec.parseFrom(input)
                .getChaincodeSpec()
                .getInput()
                .getArgsList();
    }

    private static AccountId account(ByteString creator) throws InvalidProtocolBufferException, CertificateException {
        SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(identity.getIdBytes().newInput());
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String name = IETFUtils.valueToString(
                subject.getRDNs(BCStyle.CN)[0].getFirst().getValue());
        return AccountId.of(identity.getMspid(), name);
    }

    /** Who did what, and where in the task; the same text for the same step done again. */
    String step() {
        return account + " " + function
                + round.map(number -> " " + number).orElse("")
                + phase.map(name -> " " + name).orElse("");
    }
}
