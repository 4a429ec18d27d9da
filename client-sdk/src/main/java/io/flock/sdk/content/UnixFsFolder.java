package io.flock.sdk.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A UnixFS folder in one block: names, each with the root of a file. */
public final class UnixFsFolder {
    private static final int TYPE = 1 << 3 | ProtoReader.VARINT;
    private static final long FOLDER_TYPE = 1;

    private UnixFsFolder() {}

    /** A folder with one file. The file's size, which a link may lack, is not known. */
    static byte[] ofOne(String name, Cid file) {
        byte[] link = new ProtoWriter()
                .bytes(1, file.bytes())
                .bytes(2, name.getBytes(StandardCharsets.UTF_8))
                .toByteArray();
        byte[] data = new ProtoWriter().number(1, FOLDER_TYPE).toByteArray();
        return new ProtoWriter().bytes(2, link).bytes(1, data).toByteArray();
    }

    /** What a folder lists, in its order; empty for a block that is no folder. */
    public static Optional<List<Cid>> entries(Cid cid, byte[] block) {
        if (cid.codec() != Codec.DAG_PB) {
            return Optional.empty();
        }
        try {
            PbNode node = PbNode.decode(block);
            boolean folder = node.data().isPresent() && isFolder(node.data().get());
            return folder
                    ? Optional.of(node.links().stream().map(PbNode.Link::cid).toList())
                    : Optional.empty();
        } catch (MalformedDagException e) {
            return Optional.empty();
        }
    }

    private static boolean isFolder(byte[] data) throws MalformedDagException {
        ProtoReader in = new ProtoReader(data);
        return !in.atEnd() && in.tag() == TYPE && in.varint() == FOLDER_TYPE;
    }
}
