package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** The chaincodes that one peer can run. */
public final class InstalledChaincodes implements ChaincodeCalls {
    private final Map<String, ChaincodeLink> links;

    public InstalledChaincodes(Map<String, ChaincodeLink> links) {
        this.links = new TreeMap<>(links);
    }

    public boolean has(String chaincode) {
        return links.containsKey(chaincode);
    }

    public Optional<ChaincodeLink> link(String chaincode) {
        return Optional.ofNullable(links.get(chaincode));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(links.keySet());
    }

    public Collection<ChaincodeLink> links() {
        return links.values();
    }

    @Override
    public CompletableFuture<ChaincodeMessage> call(TransactionRun run, String chaincode, ByteString input) {
        ChaincodeLink link = links.get(chaincode);
        if (link == null) {
            return CompletableFuture.failedFuture(new ChaincodeFailure("[channel " + run.channel()
                    + "] failed to get chaincode container info for " + chaincode + ": chaincode " + chaincode
                    + " not found"));
        }
        return link.execute(run, input, this);
    }
}
