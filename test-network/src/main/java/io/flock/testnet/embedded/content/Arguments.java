package io.flock.testnet.embedded.content;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.Cid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query of a call. Options that this node does not know are ignored, as unknown values are refused. */
final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    static Arguments parse(Optional<String> rawQuery) throws RpcException {
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.filter(query -> !query.isEmpty())
                .map(query -> List.of(query.split("&")))
                .orElse(List.of())) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            values.put(key, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Arguments(values);
    }

    private static String decode(String text) throws RpcException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RpcException(400, "the query can't be decoded");
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean flag(String name, boolean otherwise) throws RpcException {
        String value = text(name).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new RpcException(400, "option " + name + " is neither true nor false");
        }
        return value.equals("true");
    }

    long number(String name, long otherwise) throws RpcException {
        Optional<String> value = text(name);
        if (value.isPresent() && !value.get().matches("[0-9]{1,18}")) {
            throw new RpcException(400, "option " + name + " is no whole number of 0 or more");
        }
        return value.map(Long::parseLong).orElse(otherwise);
    }

    /** The content that the call is about; a path below it is not supported. */
    Cid cid() throws RpcException {
        String text = text("arg").orElseThrow(() -> new RpcException(400, "argument \"ipfs-path\" is required"));
        String bare = text.startsWith("/ipfs/") ? text.substring("/ipfs/".length()) : text;
        try {
            return Cid.parse(bare);
        } catch (FlockException e) {
            throw new RpcException(500, "invalid path: " + e.what());
        }
    }
}
