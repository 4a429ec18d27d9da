package io.flock.sdk.content;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * The UnixFS message inside a dag-pb node of a file.
 *
 * @param inline the bytes that the node itself holds; they come before those of its links
 * @param fileSize all bytes below this node, its own included
 * @param blockSizes file bytes below each link, in the order of the links
 */
record UnixFsData(ByteString inline, long fileSize, List<Long> blockSizes) {
    private static final int TYPE = 1 << 3 | ProtoReader.VARINT;
    private static final int DATA = 2 << 3 | ProtoReader.BYTES;
    private static final int FILE_SIZE = 3 << 3 | ProtoReader.VARINT;
    private static final int BLOCK_SIZE = 4 << 3 | ProtoReader.VARINT;
    private static final int BLOCK_SIZES_PACKED = 4 << 3 | ProtoReader.BYTES;
    private static final int MODE = 7 << 3 | ProtoReader.VARINT;
    private static final int MTIME = 8 << 3 | ProtoReader.BYTES;
    private static final long RAW_TYPE = 0;
    private static final long FILE_TYPE = 2;

    UnixFsData {
        blockSizes = List.copyOf(blockSizes);
    }

    byte[] encode() {
        ProtoWriter out = new ProtoWriter().number(1, FILE_TYPE);
        if (!inline.isEmpty()) {
            out.bytes(2, inline.toByteArray());
        }
        out.number(3, fileSize);
        blockSizes.forEach(size -> out.number(4, size));
        return out.toByteArray();
    }

    static UnixFsData decode(byte[] bytes) throws MalformedDagException {
        ProtoReader in = new ProtoReader(bytes);
        long type = -1;
        ByteString inline = ByteString.EMPTY;
        long fileSize = -1;
        List<Long> sizes = new ArrayList<>();
        int last = 0;
        while (!in.atEnd()) {
            int tag = in.tag();
            if (tag < last || (tag == last && tag != BLOCK_SIZE)) {
                throw new MalformedDagException("UnixFS fields are repeated or out of order");
            }
            last = tag;
            switch (tag) {
                case TYPE -> type = in.varint();
                case DATA -> inline = ByteString.copyFrom(in.field());
                case FILE_SIZE -> fileSize = in.varint();
                case BLOCK_SIZE -> sizes.add(in.varint());
                case BLOCK_SIZES_PACKED -> unpack(in.field(), sizes);
                case MODE -> in.varint();
                case MTIME -> in.field();
                default -> throw new MalformedDagException("unknown UnixFS field, tag " + tag);
            }
        }
        if (type != FILE_TYPE && type != RAW_TYPE) {
            throw new MalformedDagException("UnixFS type " + type + " is no file");
        }
        return new UnixFsData(inline, fileSize < 0 ? inline.size() : fileSize, sizes).checked();
    }

    private static void unpack(byte[] packed, List<Long> sizes) throws MalformedDagException {
        ProtoReader in = new ProtoReader(packed);
        while (!in.atEnd()) {
            sizes.add(in.varint());
        }
    }

    private UnixFsData checked() throws MalformedDagException {
        long sum = inline.size();
        for (long size : blockSizes) {
            // An empty part would let a small file name an endless number of blocks.
            if (size == 0 || size > fileSize) {
                throw new MalformedDagException("a part of " + size + " bytes in a file of " + fileSize);
            }
            sum += size;
            if (sum > fileSize) {
                break;
            }
        }
        if (sum != fileSize) {
            throw new MalformedDagException("the parts do not add up to the file size " + fileSize);
        }
        return this;
    }
}
