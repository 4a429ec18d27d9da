package io.flock.sdk.content;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One block of a file, understood: its own bytes and the parts below it. */
record FileNode(ByteString inline, List<Part> parts, long fileSize) {

    /** {@code size}: file bytes below the link. */
    record Part(Cid cid, long size) {}

    FileNode {
        parts = List.copyOf(parts);
    }

    static FileNode decode(Cid cid, byte[] block) throws MalformedDagException {
        if (cid.codec() == Codec.RAW) {
            return new FileNode(ByteString.copyFrom(block), List.of(), block.length);
        }
        PbNode node = PbNode.decode(block);
        Optional<byte[]> data = node.data();
        if (data.isEmpty()) {
            throw new MalformedDagException("a node without UnixFS data");
        }
        UnixFsData file = UnixFsData.decode(data.get());
        if (file.blockSizes().size() != node.links().size()) {
            throw new MalformedDagException(
                    node.links().size() + " links but " + file.blockSizes().size() + " block sizes");
        }
        List<Part> parts = new ArrayList<>(node.links().size());
        for (int i = 0; i < node.links().size(); i++) {
            parts.add(new Part(node.links().get(i).cid(), file.blockSizes().get(i)));
        }
        return new FileNode(file.inline(), parts, file.fileSize());
    }
}
