package io.flock.sdk.audit.internal.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.internal.msp.ChannelMembers;
import io.flock.sdk.audit.internal.msp.Signer;
import io.flock.sdk.audit.internal.msp.Signers;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Whose signatures a block needs, by one configuration of the channel: its policy {@code /Channel/Orderer/BlockValidation}. */
final class BlockValidation {
    private static final String POLICY = "BlockValidation";
    /** From this capability of the channel on orderers may be named by numbers. */
    private static final String NUMBERED = "V3_0";

    private final ConfigGroup orderer;
    private final ChannelMembers members;
    private final ConfigPolicies policies;
    private final Map<Integer, ByteString> consenters;
    private final String text;

    private BlockValidation(ConfigGroup orderer, ChannelMembers members, Map<Integer, ByteString> consenters)
            throws InvalidProtocolBufferException {
        this.orderer = orderer;
        this.members = members;
        this.policies = new ConfigPolicies(members);
        this.consenters = consenters;
        this.text = ConfigPolicies.text(orderer, POLICY);
    }

    /** @throws IllegalArgumentException two organisations of one MSP id that are not the same */
    static BlockValidation of(ChannelConfiguration configuration)
            throws InvalidProtocolBufferException, CertificateException, CRLException {
        ConfigGroup root = configuration.root();
        Map<Integer, ByteString> consenters = new TreeMap<>();
        if (Capabilities.parseFrom(value(root, "Capabilities")).containsCapabilities(NUMBERED)) {
            for (Consenter each : Orderers.parseFrom(value(configuration.orderer(), "Orderers"))
                    .getConsenterMappingList()) {
                // Where two have one number, peers take the first.
                consenters.putIfAbsent(
                        each.getId(),
                        SerializedIdentity.newBuilder()
                                .setMspid(each.getMspId())
                                .setIdBytes(each.getIdentity())
                                .build()
                                .toByteString());
            }
        }
        return new BlockValidation(configuration.orderer(), ChannelMembers.of(root), consenters);
    }

    private static ByteString value(ConfigGroup group, String name) {
        return group.getValuesOrDefault(name, ConfigValue.getDefaultInstance()).getValue();
    }

    /**
     * The members of the channel whose signature stands under a block, each once.
     *
     * @throws InvalidProtocolBufferException one of the signatures can't be read: then peers take none
     */
    List<Signer> signers(Block block, Signers identities) throws InvalidProtocolBufferException {
        Map<String, Signer> signed = new LinkedHashMap<>();
        for (BlockSignature each : BlockSignature.of(block, consenters)) {
            Optional<Signer> member = member(each.identity(), identities);
            if (member.isPresent()) {
                String key = ChannelMembers.key(member.get());
                if (!signed.containsKey(key) && member.get().signed(each.signature(), each.message())) {
                    signed.put(key, member.get());
                }
            }
        }
        return List.copyOf(signed.values());
    }

    /** Whoever can't be read is no member: the signature counts nothing, as peers see it. */
    private Optional<Signer> member(ByteString identity, Signers identities) {
        try {
            return Optional.of(identities.read(identity))
                    .filter(signer ->
                            signer.certified() && !members.roles(signer).isEmpty());
        } catch (InvalidProtocolBufferException | CertificateException | FlockException e) {
            return Optional.empty();
        }
    }

    /** Whether the signers are enough. Nobody is never enough, whatever the policy says. */
    boolean isSatisfied(List<Signer> signers) throws InvalidProtocolBufferException {
        return !signers.isEmpty() && policies.isSatisfied(orderer, POLICY, signers);
    }

    /** What the policy asks for, in words. */
    String text() {
        return text;
    }
}
