package io.flock.client.bundle;

import io.flock.protocol.tensor.UpdateEncoding;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the bundle's section {@code training.updates} is read and written. */
final class UpdateFormat {
    private UpdateFormat() {}

    static UpdateEncoding read(Fields in) {
        UpdateEncoding.Kind kind = in.choice("encoding", UpdateEncoding.Kind.class);
        Optional<Double> share =
                kind == UpdateEncoding.Kind.TOP_K ? Optional.of(in.decimal("share", 0.000001, 1)) : Optional.empty();
        in.end();
        return new UpdateEncoding(kind, share);
    }

    /** Empty for float32, which a bundle need not name. */
    static Optional<SortedMap<String, Object>> write(UpdateEncoding encoding) {
        if (encoding.equals(UpdateEncoding.float32())) {
            return Optional.empty();
        }
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("encoding", Fields.camelCase(encoding.kind()));
        encoding.share().ifPresent(share -> out.put("share", share));
        return Optional.of(out);
    }
}
