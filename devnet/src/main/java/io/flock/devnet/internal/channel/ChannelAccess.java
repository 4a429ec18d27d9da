package io.flock.devnet.internal.channel;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.msp.Members;
import io.flock.devnet.internal.order.ChannelPolicies;
import io.flock.devnet.internal.policy.AccessPolicy;
import java.util.List;
import java.util.Optional;

/** The channel's answers to who is who and who may do what. */
public final class ChannelAccess implements ChannelPolicies {
    private final ChannelDefinition channel;
    private final Members members;
    private final NetworkClock clock;

    public ChannelAccess(ChannelDefinition channel, Members members, NetworkClock clock) {
        this.channel = channel;
        this.members = members;
        this.clock = clock;
    }

    public Members members() {
        return members;
    }

    @Override
    public boolean expired(ByteString identity) {
        return members.check(identity).end().map(clock.now()::isAfter).orElse(false);
    }

    /** Whether a valid signature of a member with such a role stands under the message. */
    public boolean permits(AccessPolicy policy, ByteString creator, ByteString message, ByteString signature) {
        return permits(policy, creator) && members.signed(creator, message, signature);
    }

    /** Whether the identity is a member with such a role; for callers whose signature has been checked. */
    public boolean permits(AccessPolicy policy, ByteString creator) {
        return members.check(creator)
                .member()
                .map(member -> policy.includes(member.role()))
                .orElse(false);
    }

    @Override
    public boolean mayWrite(ByteString creator, ByteString payload, ByteString signature) {
        return permits(AccessPolicy.WRITERS, creator, payload, signature);
    }

    @Override
    public boolean signed(ByteString identity, ByteString message, ByteString signature) {
        return members.signed(identity, message, signature);
    }

    @Override
    public boolean defined(String chaincode) {
        return channel.chaincode(chaincode).isPresent();
    }

    @Override
    public boolean endorsed(String chaincode, List<ByteString> endorsers) {
        List<Identity> identities = endorsers.stream()
                .map(members::check)
                .flatMap(check -> check.member().stream())
                .toList();
        Optional<ChaincodeDefinition> definition = channel.chaincode(chaincode);
        return definition.isPresent() && definition.get().policy().satisfied(identities);
    }
}
