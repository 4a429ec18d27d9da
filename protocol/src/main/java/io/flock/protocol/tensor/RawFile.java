package io.flock.protocol.tensor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file whose header was checked, and the bytes of each of its tensors. */
record RawFile(Map<String, ByteBuffer> bodies, SortedMap<String, String> metadata) {
    static RawFile read(byte[] file, StoredTensors expected) {
        try {
            SafetensorsReader.Head head = SafetensorsReader.head(new ByteArrayInputStream(file), expected);
            if (file.length != head.length() + expected.bytes()) {
                throw MalformedFile.because("it has " + file.length + " bytes, its header is for a file of "
                        + (head.length() + expected.bytes()));
            }
            Map<String, ByteBuffer> bodies = new TreeMap<>();
            int at = (int) head.length();
            for (int index : head.header().fileOrder()) {
                StoredTensor tensor = expected.tensors().get(index);
                int length = (int) tensor.bytes();
                bodies.put(
                        tensor.name(), ByteBuffer.wrap(file, at, length).slice().order(ByteOrder.LITTLE_ENDIAN));
                at += length;
            }
            return new RawFile(bodies, head.header().metadata());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }

    ByteBuffer body(String tensor) {
        return bodies.get(tensor);
    }
}
