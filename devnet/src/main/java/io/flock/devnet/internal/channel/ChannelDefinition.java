package io.flock.devnet.internal.channel;

import io.flock.devnet.internal.order.BatchLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One channel, as block 0 describes it.
 *
 * @param organisations in the order in which they were named
 * @param orderer the organisation whose orderer signs the blocks; none in what was made before orderers signed
 */
public record ChannelDefinition(
        String name,
        List<MemberOrganisation> organisations,
        Optional<MemberOrganisation> orderer,
        Map<String, ChaincodeDefinition> chaincodes,
        BatchLimits limits) {
    public ChannelDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(limits);
        organisations = List.copyOf(organisations);
        chaincodes = Map.copyOf(chaincodes);
    }

    public static ChannelDefinition of(
            String name,
            List<MemberOrganisation> organisations,
            Optional<MemberOrganisation> orderer,
            Collection<ChaincodeDefinition> chaincodes,
            BatchLimits limits) {
        Map<String, ChaincodeDefinition> byName = new TreeMap<>();
        chaincodes.forEach(each -> byName.put(each.name(), each));
        return new ChannelDefinition(name, organisations, orderer, byName, limits);
    }

    public Optional<ChaincodeDefinition> chaincode(String chaincode) {
        return Optional.ofNullable(chaincodes.get(chaincode));
    }

    /** A member of the channel with the PEM texts of its root certificates; TLS is empty without TLS. */
    public record MemberOrganisation(String mspId, String domain, String rootPem, String tlsRootPem) {}
}
