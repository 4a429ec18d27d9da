package io.flock.sdk.content;

/** What a block's bytes are. Numbers: the multicodec table. */
public enum Codec {
    /** The bytes of the file themselves. */
    RAW(0x55, "raw"),
    /** A dag-pb node that holds a UnixFS file or a part of one. */
    DAG_PB(0x70, "dag-pb");

    private final int number;
    private final String wireName;

    Codec(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    int number() {
        return number;
    }

    /** The name that Kubo's RPC knows it by. */
    public String wireName() {
        return wireName;
    }
}
