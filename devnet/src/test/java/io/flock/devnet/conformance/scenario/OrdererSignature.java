package io.flock.devnet.conformance.scenario;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Holds the signature under a block against the channel's configuration in block 0. */
final class OrdererSignature {
    private final ConfigGroup orderer;

    OrdererSignature(Block first) throws InvalidProtocolBufferException {
        Payload payload =
                Payload.parseFrom(Envelope.parseFrom(first.getData().getData(0)).getPayload());
        orderer = ConfigEnvelope.parseFrom(payload.getData())
                .getConfig()
                .getChannelGroup()
                .getGroupsOrThrow("Orderer");
    }

    /** Which signatures blocks need. */
    String policy() throws InvalidProtocolBufferException {
        ImplicitMetaPolicy policy = ImplicitMetaPolicy.parseFrom(
                orderer.getPoliciesOrThrow("BlockValidation").getPolicy().getValue());
        return policy.getRule() + " " + policy.getSubPolicy() + " of "
                + orderer.getGroupsMap().keySet().stream().sorted().toList();
    }

    /** How many signatures stand under a block. */
    static int count(Block block) throws InvalidProtocolBufferException {
        return metadata(block).getSignaturesCount();
    }

    /** What the one signature of a block says, and whether it is what it says. */
    JsonObject describe(Block block) throws IOException, GeneralSecurityException {
        Metadata metadata = metadata(block);
        MetadataSignature signature = metadata.getSignatures(0);
        SignatureHeader header = SignatureHeader.parseFrom(signature.getSignatureHeader());
        SerializedIdentity creator = SerializedIdentity.parseFrom(header.getCreator());
        X509Certificate certificate = certificate(creator.getIdBytes());
        JsonObject description = new JsonObject();
        description.addProperty("mspId", creator.getMspid());
        description.addProperty("issued", isIssued(certificate, creator.getMspid()));
        description.addProperty("nonce", header.getNonce().size());
        description.addProperty(
                "lastConfig",
                OrdererBlockMetadata.parseFrom(metadata.getValue())
                        .getLastConfig()
                        .getIndex());
        description.addProperty(
                "verifies",
                verifies(
                        certificate,
                        signature.getSignature(),
                        metadata.getValue(),
                        signature.getSignatureHeader(),
                        Blocks.headerBytes(block)));
        return description;
    }

    private boolean isIssued(X509Certificate certificate, String mspId) throws IOException, GeneralSecurityException {
        FabricMSPConfig msp = FabricMSPConfig.parseFrom(MSPConfig.parseFrom(
                        orderer.getGroupsOrThrow(mspId).getValuesOrThrow("MSP").getValue())
                .getConfig());
        certificate.verify(certificate(msp.getRootCerts(0)).getPublicKey());
        return true;
    }

    private static boolean verifies(X509Certificate certificate, ByteString signature, ByteString... parts)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (ByteString part : parts) {
            part.writeTo(message);
        }
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(message.toByteArray());
        return verifier.verify(signature.toByteArray());
    }

    private static Metadata metadata(Block block) throws InvalidProtocolBufferException {
        return Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
    }

    private static X509Certificate certificate(ByteString pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem.newInput());
    }
}
