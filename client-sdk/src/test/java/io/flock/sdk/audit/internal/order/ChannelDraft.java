package io.flock.sdk.audit.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.flock.sdk.audit.internal.msp.TestSigner;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A channel's configuration, as {@code configtxgen} makes it, with what a test wants otherwise. */
final class ChannelDraft {
    private final ConfigGroup.Builder application = ConfigGroup.newBuilder();
    private final ConfigGroup.Builder orderer = ConfigGroup.newBuilder();
    private final ConfigGroup.Builder root = ConfigGroup.newBuilder();

    /** By Raft's policy, {@code ANY Writers}. */
    ChannelDraft() {
        policy(meta(ImplicitMetaPolicy.Rule.ANY, "Writers"));
    }

    /** An organisation that runs peers. */
    ChannelDraft peers(String mspId, OrdererAuthority authority) {
        application.putGroups(mspId, organisation(mspId, authority, msp -> msp));
        return this;
    }

    /** An organisation that runs orderers. */
    ChannelDraft orderers(String mspId, OrdererAuthority authority) {
        return orderers(mspId, authority, msp -> msp);
    }

    ChannelDraft orderers(String mspId, OrdererAuthority authority, UnaryOperator<FabricMSPConfig.Builder> change) {
        orderer.putGroups(mspId, organisation(mspId, authority, change));
        return this;
    }

    /** Whose signatures blocks need. */
    ChannelDraft policy(Policy policy) {
        orderer.putPolicies(
                "BlockValidation", ConfigPolicy.newBuilder().setPolicy(policy).build());
        return this;
    }

    /** BFT's policy: a quorum of these, who name themselves by their number from 1 on. */
    ChannelDraft consenters(String mspId, int quorum, List<TestSigner> consenters) {
        Orderers.Builder mapping = Orderers.newBuilder();
        IntStream.range(0, consenters.size())
                .forEach(i -> mapping.addConsenterMapping(Consenter.newBuilder()
                        .setId(i + 1)
                        .setMspId(mspId)
                        .setIdentity(TestSigner.pem(consenters.get(i).certificate()))));
        orderer.putValues("Orderers", value(mapping.build()));
        root.putValues(
                "Capabilities",
                value(Capabilities.newBuilder()
                        .putCapabilities("V3_0", Capability.getDefaultInstance())
                        .build()));
        return policy(outOf(
                quorum,
                consenters.stream()
                        .map(each -> MSPPrincipal.newBuilder()
                                .setPrincipalClassification(MSPPrincipal.Classification.IDENTITY)
                                .setPrincipal(SerializedIdentity.newBuilder()
                                        .setMspid(mspId)
                                        .setIdBytes(TestSigner.pem(each.certificate()))
                                        .build()
                                        .toByteString())
                                .build())
                        .toList()));
    }

    ConfigGroup build() {
        return root.putGroups("Application", application.build())
                .putGroups("Orderer", orderer.build())
                .build();
    }

    static Policy meta(ImplicitMetaPolicy.Rule rule, String name) {
        return Policy.newBuilder()
                .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
                .setValue(ImplicitMetaPolicy.newBuilder()
                        .setRule(rule)
                        .setSubPolicy(name)
                        .build()
                        .toByteString())
                .build();
    }

    static Policy outOf(int n, List<MSPPrincipal> principals) {
        SignaturePolicy.NOutOf.Builder rule =
                SignaturePolicy.NOutOf.newBuilder().setN(n);
        IntStream.range(0, principals.size())
                .forEach(i -> rule.addRules(SignaturePolicy.newBuilder().setSignedBy(i)));
        return Policy.newBuilder()
                .setType(Policy.PolicyType.SIGNATURE_VALUE)
                .setValue(SignaturePolicyEnvelope.newBuilder()
                        .setRule(SignaturePolicy.newBuilder().setNOutOf(rule))
                        .addAllIdentities(principals)
                        .build()
                        .toByteString())
                .build();
    }

    static MSPPrincipal role(String mspId, MSPRoleType role) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(role)
                        .build()
                        .toByteString())
                .build();
    }

    static FabricNodeOUs nodeUnits(ByteString issuer) {
        return FabricNodeOUs.newBuilder()
                .setEnable(true)
                .setClientOuIdentifier(unit("client", issuer))
                .setPeerOuIdentifier(unit("peer", issuer))
                .setAdminOuIdentifier(unit("admin", issuer))
                .setOrdererOuIdentifier(unit("orderer", issuer))
                .build();
    }

    private static FabricOUIdentifier unit(String name, ByteString issuer) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(name)
                .setCertificate(issuer)
                .build();
    }

    private static ConfigGroup organisation(
            String mspId, OrdererAuthority authority, UnaryOperator<FabricMSPConfig.Builder> change) {
        FabricMSPConfig.Builder msp =
                FabricMSPConfig.newBuilder().setName(mspId).addRootCerts(authority.pem());
        msp.setFabricNodeOus(nodeUnits(authority.pem()));
        return ConfigGroup.newBuilder()
                .putValues(
                        "MSP",
                        value(MSPConfig.newBuilder()
                                .setConfig(change.apply(msp).build().toByteString())
                                .build()))
                .putPolicies(
                        "Writers",
                        ConfigPolicy.newBuilder()
                                .setPolicy(outOf(1, List.of(role(mspId, MSPRoleType.MEMBER))))
                                .build())
                .build();
    }

    private static ConfigValue value(MessageLite message) {
        return ConfigValue.newBuilder().setValue(message.toByteString()).build();
    }
}
