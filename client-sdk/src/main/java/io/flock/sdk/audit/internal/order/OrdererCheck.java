package io.flock.sdk.audit.internal.order;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.BlockRange;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.Signer;
import io.flock.sdk.audit.internal.msp.Signers;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/**
 * Whether each block is signed by the orderers that the channel's configuration before it asks for. The first one is block
 * 0, which nobody signs; a later one counts when the block that holds it is signed itself. Once a configuration names an
 * organisation of orderers, none can do without.
 */
public final class OrdererCheck {
    private final AuditSettings settings;
    private final Signers signers;
    private final Findings findings;

    private Optional<BlockValidation> validation = Optional.empty();
    private Optional<BlockRange> unchecked = Optional.empty();
    private boolean begun;
    private long signed;

    public OrdererCheck(AuditSettings settings, Findings findings) {
        this.settings = settings;
        this.signers = new Signers(settings.orderers());
        this.findings = findings;
    }

    public void accept(Block block) {
        long number = block.getHeader().getNumber();
        boolean first = !begun && number == 0;
        begun = true;
        if (first || isSigned(number, block)) {
            follow(number, block);
        }
    }

    private boolean isSigned(long number, Block block) {
        if (validation.isEmpty()) {
            if (!settings.orderers().isEmpty()) {
                differ(
                        number,
                        "signatures",
                        new TreeSet<>(settings.orderers().keySet()),
                        "a configuration without orderers");
                return false;
            }
            unchecked =
                    Optional.of(new BlockRange(unchecked.map(BlockRange::first).orElse(number), number));
            return true;
        }
        try {
            List<Signer> found = validation.get().signers(block, signers);
            if (validation.get().isSatisfied(found)) {
                signed++;
                return true;
            }
            differ(number, "signatures", validation.get().text(), found(block, found));
        } catch (InvalidProtocolBufferException e) {
            differ(number, "signatures", validation.get().text(), e.getMessage());
        }
        return false;
    }

    private void follow(long number, Block block) {
        try {
            Optional<ChannelConfiguration> configuration = ChannelConfiguration.of(block);
            if (configuration.isPresent()) {
                follow(number, configuration.get());
            }
        } catch (InvalidProtocolBufferException | CertificateException | CRLException | IllegalArgumentException e) {
            differ(number, "configuration", "one that can be read", String.valueOf(e.getMessage()));
        }
    }

    private void follow(long number, ChannelConfiguration configuration)
            throws InvalidProtocolBufferException, CertificateException, CRLException {
        if (!configuration.channel().equals(settings.channel())) {
            differ(number, "channel of the configuration", settings.channel(), configuration.channel());
        } else if (configuration.orderer().getGroupsCount() > 0) {
            validation = Optional.of(BlockValidation.of(configuration));
        } else if (validation.isPresent()) {
            differ(number, "organisations of orderers", "at least one", "none");
        }
    }

    /** How far the blocks are signed. */
    public OrderedBlocks ordered() {
        return new OrderedBlocks(signed, unchecked);
    }

    private static String found(Block block, List<Signer> signers) {
        int index = BlockMetadataIndex.SIGNATURES_VALUE;
        if (block.getMetadata().getMetadataCount() <= index
                || block.getMetadata().getMetadata(index).isEmpty()) {
            return "no signature";
        }
        return "valid ones of "
                + signers.stream()
                        .map(signer -> signer.organisation() + " "
                                + signer.certificate().getSubjectX500Principal())
                        .toList();
    }

    private void differ(long number, String subject, Object expected, Object found) {
        findings.block(number, Difference.Kind.ORDERER, subject, expected, found);
    }
}
