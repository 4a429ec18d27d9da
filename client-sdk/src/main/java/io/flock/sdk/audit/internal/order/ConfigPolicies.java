package io.flock.sdk.audit.internal.order;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.audit.internal.msp.ChannelMembers;
import io.flock.sdk.audit.internal.msp.Signer;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * The policies of a channel's configuration, as Fabric's peers evaluate them ({@code common/policies/implicitmeta.go}, {@code
 * common/cauthdsl/cauthdsl.go}). What can't be read and what a peer would not know is satisfied by nobody.
 */
final class ConfigPolicies {
    private final ChannelMembers members;

    ConfigPolicies(ChannelMembers members) {
        this.members = members;
    }

    /** @param signers each once, and each of whom signed */
    boolean isSatisfied(ConfigGroup group, String name, List<Signer> signers) throws InvalidProtocolBufferException {
        ConfigPolicy named = group.getPoliciesMap().get(name);
        if (named == null) {
            return false;
        }
        Policy policy = named.getPolicy();
        return switch (policy.getType()) {
            case Policy.PolicyType.IMPLICIT_META_VALUE ->
                isSatisfied(group, ImplicitMetaPolicy.parseFrom(policy.getValue()), signers);
            case Policy.PolicyType.SIGNATURE_VALUE ->
                isSatisfied(SignaturePolicyEnvelope.parseFrom(policy.getValue()), signers);
            default -> false;
        };
    }

    private boolean isSatisfied(ConfigGroup group, ImplicitMetaPolicy policy, List<Signer> signers)
            throws InvalidProtocolBufferException {
        int satisfied = 0;
        for (ConfigGroup each : group.getGroupsMap().values()) {
            if (isSatisfied(each, policy.getSubPolicy(), signers)) {
                satisfied++;
            }
        }
        int groups = group.getGroupsCount();
        return switch (policy.getRule()) {
            case ANY -> satisfied >= 1 || groups == 0;
            case ALL -> satisfied == groups;
            case MAJORITY -> satisfied > groups / 2 || groups == 0;
            case UNRECOGNIZED -> false;
        };
    }

    private boolean isSatisfied(SignaturePolicyEnvelope policy, List<Signer> signers)
            throws InvalidProtocolBufferException {
        return policy.getVersion() == 0 && isSatisfied(policy.getRule(), policy, signers, new boolean[signers.size()]);
    }

    /** Every signature counts once: a branch that is not satisfied gives back those that it took. */
    private boolean isSatisfied(
            SignaturePolicy rule, SignaturePolicyEnvelope policy, List<Signer> signers, boolean[] used)
            throws InvalidProtocolBufferException {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> takesOne(rule.getSignedBy(), policy, signers, used);
            case N_OUT_OF -> {
                int satisfied = 0;
                for (SignaturePolicy each : rule.getNOutOf().getRulesList()) {
                    boolean[] then = used.clone();
                    if (isSatisfied(each, policy, signers, then)) {
                        satisfied++;
                        System.arraycopy(then, 0, used, 0, used.length);
                    }
                }
                yield satisfied >= rule.getNOutOf().getN();
            }
            case TYPE_NOT_SET -> false;
        };
    }

    private boolean takesOne(int principal, SignaturePolicyEnvelope policy, List<Signer> signers, boolean[] used)
            throws InvalidProtocolBufferException {
        if (principal < 0 || principal >= policy.getIdentitiesCount()) {
            return false;
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && members.isMeant(signers.get(i), policy.getIdentities(principal))) {
                used[i] = true;
                return true;
            }
        }
        return false;
    }

    /** What a policy asks for, in words; whoever made the copy may have chosen some of them. */
    static String text(ConfigGroup group, String name) throws InvalidProtocolBufferException {
        ConfigPolicy named = group.getPoliciesMap().get(name);
        if (named == null) {
            return "a policy " + name + ", which the configuration lacks";
        }
        Policy policy = named.getPolicy();
        return switch (policy.getType()) {
            case Policy.PolicyType.IMPLICIT_META_VALUE -> {
                ImplicitMetaPolicy meta = ImplicitMetaPolicy.parseFrom(policy.getValue());
                yield meta.getRule() + " " + meta.getSubPolicy() + " of "
                        + group.getGroupsMap().keySet().stream().sorted().toList();
            }
            case Policy.PolicyType.SIGNATURE_VALUE -> {
                SignaturePolicyEnvelope signatures = SignaturePolicyEnvelope.parseFrom(policy.getValue());
                yield signatures.getRule().hasNOutOf()
                        ? signatures.getRule().getNOutOf().getN() + " of "
                                + signatures.getRule().getNOutOf().getRulesCount()
                        : "one of " + signatures.getIdentitiesCount();
            }
            default -> "a policy of type " + policy.getType();
        };
    }
}
