package io.flock.devnet.internal.channel;

import io.flock.devnet.internal.msp.NodeRole;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import io.flock.devnet.internal.policy.Principal;
import io.flock.devnet.internal.policy.Rule;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;

/** Policies as Fabric's messages. */
final class PolicyMessages {
    private PolicyMessages() {}

    static ApplicationPolicy of(EndorsementPolicy policy) {
        if (policy instanceof EndorsementPolicy.Signatures signatures) {
            return ApplicationPolicy.newBuilder()
                    .setSignaturePolicy(of(signatures.rule()))
                    .build();
        }
        return ApplicationPolicy.newBuilder()
                .setChannelConfigPolicyReference("/Channel/Application/Endorsement")
                .build();
    }

    static Policy implicit(ImplicitMetaPolicy.Rule rule, String subPolicy) {
        return Policy.newBuilder()
                .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
                .setValue(ImplicitMetaPolicy.newBuilder()
                        .setRule(rule)
                        .setSubPolicy(subPolicy)
                        .build()
                        .toByteString())
                .build();
    }

    static Policy anyOf(String mspId, List<NodeRole> roles) {
        return anyOf(roles.stream()
                .<Rule>map(role -> new Rule.SignedBy(new Principal(mspId, Optional.of(role))))
                .toList());
    }

    /** Any member of an organisation, whatever its role. */
    static Policy member(String mspId) {
        return anyOf(List.of(new Rule.SignedBy(new Principal(mspId, Optional.empty()))));
    }

    private static Policy anyOf(List<Rule> rules) {
        return Policy.newBuilder()
                .setType(Policy.PolicyType.SIGNATURE_VALUE)
                .setValue(of(new Rule.OutOf(1, rules)).toByteString())
                .build();
    }

    private static SignaturePolicyEnvelope of(Rule rule) {
        List<Principal> principals = rule.principals().distinct().toList();
        SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
        principals.forEach(principal -> envelope.addIdentities(of(principal)));
        return envelope.setRule(of(rule, principals)).build();
    }

    private static SignaturePolicy of(Rule rule, List<Principal> principals) {
        if (rule instanceof Rule.SignedBy signedBy) {
            return SignaturePolicy.newBuilder()
                    .setSignedBy(principals.indexOf(signedBy.principal()))
                    .build();
        }
        Rule.OutOf outOf = (Rule.OutOf) rule;
        SignaturePolicy.NOutOf.Builder parts =
                SignaturePolicy.NOutOf.newBuilder().setN(outOf.required());
        outOf.rules().forEach(each -> parts.addRules(of(each, principals)));
        return SignaturePolicy.newBuilder().setNOutOf(parts).build();
    }

    private static MSPPrincipal of(Principal principal) {
        MSPRole role = MSPRole.newBuilder()
                .setMspIdentifier(principal.mspId())
                .setRole(principal.role().map(PolicyMessages::of).orElse(MSPRole.MSPRoleType.MEMBER))
                .build();
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(role.toByteString())
                .build();
    }

    private static MSPRole.MSPRoleType of(NodeRole role) {
        return switch (role) {
            case CLIENT -> MSPRole.MSPRoleType.CLIENT;
            case PEER -> MSPRole.MSPRoleType.PEER;
            case ADMIN -> MSPRole.MSPRoleType.ADMIN;
            case ORDERER -> MSPRole.MSPRoleType.ORDERER;
        };
    }
}
