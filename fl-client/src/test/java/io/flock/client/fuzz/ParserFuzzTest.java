package io.flock.client.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.Dl4jLayersTest;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.event.FlockEvents;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.sdk.content.Cid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever strangers send is refused with a code or read for what it says (attacks.md #18, #27): no other exception, no
 * hang, and no more memory than a small heap has.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("thorough")
class ParserFuzzTest {
    private static final Bundle BUNDLE = Bundles.of(Bundles.ALL_LAYERS);
    private static final ModelWeights WEIGHTS =
            Initialisation.fromSeed(BUNDLE.digest(), BUNDLE.shape().layout());
    private static final UpdateEncoding TOP_K = new UpdateEncoding(UpdateEncoding.Kind.TOP_K, Optional.of(0.1));

    @TempDir
    Path folder;

    /** A format, a valid input of it, and what reading it means. */
    enum Format {
        BUNDLE_AS_WRITTEN(Bundles.ALL_LAYERS.getBytes(StandardCharsets.UTF_8)) {
            @Override
            void read(byte[] bytes, Path scratch) {
                bundle(bytes);
            }
        },
        BUNDLE_OF_A_TABLE(Bundles.TINY.getBytes(StandardCharsets.UTF_8)) {
            @Override
            void read(byte[] bytes, Path scratch) {
                bundle(bytes);
            }
        },
        BUNDLE_OF_DL4J(Dl4jLayersTest.convolutional()) {
            @Override
            void read(byte[] bytes, Path scratch) {
                bundle(bytes);
            }
        },
        BUNDLE_OF_SERIES(Bundles.SERIES.getBytes(StandardCharsets.UTF_8)) {
            @Override
            void read(byte[] bytes, Path scratch) {
                bundle(bytes);
            }
        },
        SAFETENSORS(UpdateEncoding.float32().write(WEIGHTS, WEIGHTS, new TreeMap<>(Map.of("task", "t")))) {
            @Override
            void read(byte[] bytes, Path scratch) {
                SafetensorsReader.read(bytes, WEIGHTS.layout());
            }
        },
        ENCODED_UPDATE(TOP_K.write(WEIGHTS, WEIGHTS, new TreeMap<>())) {
            @Override
            void read(byte[] bytes, Path scratch) {
                TOP_K.read(bytes, WEIGHTS);
            }
        },
        CSV("x,y,z\n1.5,-2,yes\n\"3\",4e1,no\n0,0,no\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            void read(byte[] bytes, Path scratch) throws IOException {
                Examples examples =
                        DataReader.read(Bundles.of(Bundles.TINY).data(), List.of(Files.write(scratch, bytes)));
                assertThat(examples.size()).isPositive();
            }
        },
        CSV_OF_SERIES("s,x,y,z\na,1,2,no\na,1,2,no\na,3,4,yes\nb,1,2,no\nb,1,2,no\nb,3,4,yes\n"
                .getBytes(StandardCharsets.UTF_8)) {
            @Override
            void read(byte[] bytes, Path scratch) throws IOException {
                Examples examples =
                        DataReader.read(Bundles.of(Bundles.SERIES).data(), List.of(Files.write(scratch, bytes)));
                assertThat(examples.size()).isPositive();
            }
        },
        EVENTS(Json.writeBytes(new FlockEvents(List.of(
                FlockEvent.of(EventKind.TRANSFERRED),
                FlockEvent.of(EventKind.TASK_CREATED).withTask(TaskId.parse("digits")))))) {
            @Override
            void read(byte[] bytes, Path scratch) {
                Json.read(bytes, FlockEvents.class);
            }
        },
        CID("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            void read(byte[] bytes, Path scratch) {
                cid(bytes);
            }
        },
        OLD_CID("QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            void read(byte[] bytes, Path scratch) {
                cid(bytes);
            }
        };

        private final String valid;

        Format(byte[] valid) {
            this.valid = new String(valid, StandardCharsets.ISO_8859_1);
        }

        byte[] valid() {
            return valid.getBytes(StandardCharsets.ISO_8859_1);
        }

        abstract void read(byte[] bytes, Path scratch) throws IOException;

        private static void bundle(byte[] bytes) {
            Bundle bundle = Bundle.read(bytes);
            assertThat(Bundle.readCanonical(bundle.canonicalBytes())).isEqualTo(bundle);
        }

        private static void cid(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(Cid.parse(text)).hasToString(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(600)
    void tenThousandDamagedInputs_areRefusedWithACode_orRead(Format format) throws IOException {
        fuzz(format, 10_000, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    @Timeout(3600)
    void aMillionDamagedInputs_areRefusedWithACode_orRead(Format format) throws IOException {
        fuzz(format, 1_000_000, 2);
    }

    private void fuzz(Format format, int inputs, long seed) throws IOException {
        Path scratch = folder.resolve("input.csv");
        format.read(format.valid(), scratch);
        Mutations mutations = new Mutations(format.valid(), seed);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] input = mutations.next();
            try {
                format.read(input, scratch);
                read++;
            } catch (FlockException refused) {
                assertThat(refused.code()).isPresent();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "input " + i + " of " + format + ": " + new String(input, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(read).as("some damage does not matter, most does").isLessThan(inputs);
    }
}
