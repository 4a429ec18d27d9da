package io.flock.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.FlockException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsReaderTest {
    private static final String BIAS = "\"dense_bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}";
    private static final String WEIGHT = "\"dense_weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}";
    private static final float[] WEIGHT_FIRST = {1, 2, 3, 4, 5, 6, 0.5f, -1};

    @Test
    void fileOfAnotherWriter_withTensorsInAnotherOrder_isTheSameModel() {
        ModelFile read = SafetensorsReader.read(file("{" + WEIGHT + "," + BIAS + "}   ", WEIGHT_FIRST), Tensors.SMALL);

        assertThat(read.weights()).isEqualTo(Tensors.small());
        assertThat(read.weights().tensorDigest()).isEqualTo(Tensors.small().tensorDigest());
        assertThat(read.metadata()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{@W}                                            ~ tensor 'dense_bias' is missing",
                "{@W,@B,@B}                                      ~ tensor 'dense_bias' stands twice",
                "{@W,@B,'x':{}}                                  ~ tensor 'x' is not expected",
                "{@W,'dense_bias':{'dtype':'F64','shape':[2],'data_offsets':[24,32]}} ~ of type F64, not F32",
                "{@W,'dense_bias':{'dtype':'F32','shape':[1,2],'data_offsets':[24,32]}} ~ another shape than [2]",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[16,24]}} ~ overlap or leave a hole",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[28,36]}} ~ overlap or leave a hole",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[24,36]}} ~ which is not 8 bytes",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[32,24]}} ~ which is not 8 bytes",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[24]}} ~ lacks dtype, shape",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2]}} ~ lacks dtype, shape",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'shape':[2],'data_offsets':[24,32]}} ~ field 'shape' twice",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[24,32],'x':1}} ~ unknown field 'x'",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2.0],'data_offsets':[24,32]}} ~ is no whole number",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[1e400,32]}} ~ is no whole number",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} ~ is no whole number",
                "{@W,'dense_bias':{'dtype':'F32','shape':[2],'data_offsets':[24,99999999999999999999]}} ~ is no whole number",
                "{@W,'dense_bias':{'dtype':'F32','shape':['2'],'data_offsets':[24,32]}} ~ where a number belongs",
                "{@W,'dense_bias':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[24,32]}} ~ more than 8 dimensions",
                "{@W,'dense_bias':{'dtype':7,'shape':[2],'data_offsets':[24,32]}} ~ where a string belongs",
                "{@W,'dense_bias':[]}                            ~ not the JSON of a safetensors file",
                "{@W,@B                                          ~ not the JSON of a safetensors file",
                "{@W,@B}{}                                       ~ not the JSON",
                "{'__metadata__':{'a':'1','a':'2'},@W,@B}        ~ metadata entry 'a' stands twice",
                "{'__metadata__':{},'__metadata__':{},@W,@B}     ~ __metadata__ twice",
                "{'__metadata__':{'a':1},@W,@B}                  ~ where a string belongs",
                "[]                                              ~ does not begin with '{'",
            })
    void badHeader_isRefused_sayingWhy(String header, String why) {
        String json = header.trim().replace('\'', '"').replace("@W", WEIGHT).replace("@B", BIAS);

        assertThatThrownBy(() -> SafetensorsReader.read(file(json, WEIGHT_FIRST), Tensors.SMALL))
                .isInstanceOf(FlockException.class)
                .hasMessageStartingWith("MODEL_INVALID|")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1 << 20, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void headerLengthOutOfRange_isRefused_afterEightBytes(long length) throws IOException {
        byte[] file = ByteBuffer.allocate(4096)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        try (InputStream in = new ByteArrayInputStream(file)) {
            assertThatThrownBy(() -> SafetensorsReader.read(in, Tensors.SMALL)).hasMessageContaining("a header of ");
            assertThat(in.available()).isEqualTo(4096 - 8);
        }
    }

    @Test
    void bodyIsNotRead_whenTheHeaderIsRefused() throws IOException {
        byte[] file = file("{" + WEIGHT + "}", WEIGHT_FIRST);
        try (InputStream in = new ByteArrayInputStream(file)) {
            assertThatThrownBy(() -> SafetensorsReader.read(in, Tensors.SMALL)).hasMessageContaining("is missing");
            assertThat(in.available()).isEqualTo(4 * WEIGHT_FIRST.length);
        }
    }

    @Test
    void nan_isRefused() {
        float[] values = WEIGHT_FIRST.clone();
        values[7] = Float.NaN;

        assertThatThrownBy(() -> SafetensorsReader.read(file("{" + WEIGHT + "," + BIAS + "}", values), Tensors.SMALL))
                .hasMessageContaining("value 1 of tensor 'dense_bias' is NaN");
    }

    @Test
    void headerThatIsNotUtf8_isRefused() {
        byte[] file = file("{" + WEIGHT + "," + BIAS + "}", WEIGHT_FIRST);
        file[12] = (byte) 0xff;

        assertThatThrownBy(() -> SafetensorsReader.read(file, Tensors.SMALL)).hasMessageContaining("not UTF-8");
    }

    @Test
    void bytesAfterTheLastTensor_areRefused() {
        byte[] file = file("{" + WEIGHT + "," + BIAS + "}", new float[] {1, 2, 3, 4, 5, 6, 0.5f, -1, 0});

        assertThatThrownBy(() -> SafetensorsReader.read(file, Tensors.SMALL))
                .hasMessageContaining("bytes follow the last tensor");
    }

    private static byte[] file(String header, float[] body) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        out.writeBytes(json);
        ByteBuffer values = ByteBuffer.allocate(4 * body.length).order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(body);
        out.writeBytes(values.array());
        return out.toByteArray();
    }
}
