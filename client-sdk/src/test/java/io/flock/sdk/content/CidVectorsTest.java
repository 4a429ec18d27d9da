package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CIDs that Kubo gives the same contents; KuboConformanceIT asked it. */
class CidVectorsTest {
    static List<CidVector> vectors() {
        return CidVector.kept();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void content_hasTheCidThatKuboGivesIt(CidVector vector) throws IOException {
        try (InputStream content = vector.open()) {
            Cid cid = UnixFsWriter.write(content, vector.layout(), BlockSink.NONE);

            assertThat(cid).hasToString(vector.cid());
            assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
        }
    }
}
