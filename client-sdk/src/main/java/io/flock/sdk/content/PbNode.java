package io.flock.sdk.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dag-pb node. On the wire: links (field 2) first, then data (field 1); inside a link hash, name, total size. Kubo
 * writes a link's name even when it is empty (bytes {@code 12 00}); without it every multi-block CID is another one.
 */
record PbNode(List<Link> links, Optional<byte[]> data) {
    private static final int NODE_DATA = 1 << 3 | ProtoReader.BYTES;
    private static final int NODE_LINK = 2 << 3 | ProtoReader.BYTES;
    private static final int LINK_HASH = 1 << 3 | ProtoReader.BYTES;
    private static final int LINK_NAME = 2 << 3 | ProtoReader.BYTES;
    private static final int LINK_SIZE = 3 << 3 | ProtoReader.VARINT;
    private static final byte[] EMPTY_NAME = {};

    /** {@code totalSize}: serialised bytes of the block and of everything below it. */
    record Link(Cid cid, long totalSize) {}

    PbNode {
        links = List.copyOf(links);
    }

    byte[] encode() {
        ProtoWriter out = new ProtoWriter();
        for (Link link : links) {
            out.bytes(
                    2,
                    new ProtoWriter()
                            .bytes(1, link.cid().bytes())
                            .bytes(2, EMPTY_NAME)
                            .number(3, link.totalSize())
                            .toByteArray());
        }
        data.ifPresent(bytes -> out.bytes(1, bytes));
        return out.toByteArray();
    }

    static PbNode decode(byte[] block) throws MalformedDagException {
        ProtoReader in = new ProtoReader(block);
        List<Link> links = new ArrayList<>();
        Optional<byte[]> data = Optional.empty();
        while (!in.atEnd()) {
            int tag = in.tag();
            if (data.isPresent()) {
                throw new MalformedDagException("a field follows the node's data");
            }
            switch (tag) {
                case NODE_LINK -> links.add(link(in.field()));
                case NODE_DATA -> data = Optional.of(in.field());
                default -> throw new MalformedDagException("unknown node field, tag " + tag);
            }
        }
        return new PbNode(links, data);
    }

    private static Link link(byte[] bytes) throws MalformedDagException {
        ProtoReader in = new ProtoReader(bytes);
        Optional<Cid> cid = Optional.empty();
        long totalSize = 0;
        int last = 0;
        while (!in.atEnd()) {
            int tag = in.tag();
            if (tag <= last) {
                throw new MalformedDagException("a link's fields are repeated or out of order");
            }
            last = tag;
            switch (tag) {
                case LINK_HASH -> cid = Optional.of(linkedCid(in.field()));
                case LINK_NAME -> in.field();
                case LINK_SIZE -> totalSize = in.varint();
                default -> throw new MalformedDagException("unknown link field, tag " + tag);
            }
        }
        return new Link(cid.orElseThrow(() -> new MalformedDagException("a link without a hash")), totalSize);
    }

    private static Cid linkedCid(byte[] bytes) throws MalformedDagException {
        return Cid.ofBytes(bytes).orElseThrow(() -> new MalformedDagException("a link's hash is no supported CID"));
    }
}
