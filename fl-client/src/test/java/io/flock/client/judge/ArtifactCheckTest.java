package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.Fill;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import io.flock.protocol.tensor.UpdateEncoding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArtifactCheckTest {
    private static final String CID = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";
    private static final Digest BUNDLE = new Digest("11".repeat(32));
    private static final Digest PARENT = new Digest("22".repeat(32));
    private static final AccountId ADA = AccountId.of("Org1MSP", "ada");
    private static final TensorLayout LAYOUT = TensorLayout.of(List.of(new TensorSpec("v", List.of(2), Fill.ZERO)));
    private static final ModelWeights WEIGHTS = ModelWeights.of(LAYOUT, new float[] {1, 2});
    private static final ModelWeights GLOBAL = ModelWeights.of(LAYOUT, new float[2]);
    private static final ArtifactHeader EXPECTED = header(ADA, "digits", 3, PARENT);

    @Test
    void fileThatIsWhatWasRevealed_isLoaded() {
        byte[] file = file(EXPECTED);

        assertThat(check(file, ref(file, WEIGHTS.tensorDigest()))).isEqualTo(new Proposal.Loaded(ADA, WEIGHTS));
    }

    @Test
    void otherBytesThanTheLedgerSays_areMalformed() {
        byte[] file = file(EXPECTED);
        ModelRef ref = ref(file, WEIGHTS.tensorDigest());
        file[file.length - 1] ^= 1;

        assertMalformed(check(file, ref), "the file's digest is");
    }

    @Test
    void anotherTensorDigestThanTheLedgerSays_isMalformed() {
        byte[] file = file(EXPECTED);

        assertMalformed(check(file, ref(file, PARENT)), "the tensors' digest is");
    }

    @Test
    void headerOfAnotherAccountTaskRoundOrParent_isMalformed() {
        List<ArtifactHeader> foreign = List.of(
                header(AccountId.of("Org2MSP", "bo"), "digits", 3, PARENT),
                header(ADA, "other", 3, PARENT),
                header(ADA, "digits", 2, PARENT),
                header(ADA, "digits", 3, BUNDLE),
                ArtifactHeader.aggregate(TaskId.parse("digits"), 3, BUNDLE, PARENT));
        for (ArtifactHeader header : foreign) {
            byte[] file = file(header);
            assertMalformed(check(file, ref(file, WEIGHTS.tensorDigest())), "the header says");
        }
    }

    @Test
    void encodedUpdate_isWhatItDecodesTo() {
        UpdateEncoding int8 = new UpdateEncoding(UpdateEncoding.Kind.INT8, Optional.empty());
        byte[] file = int8.write(WEIGHTS, GLOBAL, EXPECTED.toMetadata());
        ModelWeights meant = int8.effective(WEIGHTS, GLOBAL);

        assertThat(ArtifactCheck.read(file, ref(file, meant.tensorDigest()), EXPECTED, int8, GLOBAL))
                .isEqualTo(new Proposal.Loaded(ADA, meant));
        assertMalformed(check(file, ref(file, meant.tensorDigest())), "not the model file that was expected");
    }

    @Test
    void fileThatIsNoModel_isMalformed() {
        byte[] file = new byte[100];

        assertMalformed(check(file, ref(file, PARENT)), "not the model file that was expected");
    }

    private static void assertMalformed(Proposal proposal, String why) {
        assertThat(proposal).isInstanceOf(Proposal.Malformed.class);
        assertThat(proposal.proposer()).isEqualTo(ADA);
        assertThat(((Proposal.Malformed) proposal).why()).contains(why);
    }

    private static Proposal check(byte[] file, ModelRef ref) {
        return ArtifactCheck.read(file, ref, EXPECTED, UpdateEncoding.float32(), GLOBAL);
    }

    private static ArtifactHeader header(AccountId account, String task, int round, Digest parent) {
        return ArtifactHeader.update(account, TaskId.parse(task), round, BUNDLE, parent);
    }

    private static byte[] file(ArtifactHeader header) {
        return SafetensorsWriter.write(WEIGHTS, header.toMetadata());
    }

    private static ModelRef ref(byte[] file, Digest tensorDigest) {
        try {
            return new ModelRef(
                    CID, Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(file)), tensorDigest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
