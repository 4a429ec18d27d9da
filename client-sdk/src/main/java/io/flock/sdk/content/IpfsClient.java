package io.flock.sdk.content;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Puts and gets content through Kubo's HTTP RPC. The first node is one's own: what is put or pinned goes there. Reading
 * asks the next one too where one fails or is silent for a second.
 *
 * <pre>{@code
 * try (IpfsClient content = IpfsClient.of(URI.create("http://127.0.0.1:5001"))) {
 *     ContentRef ref = content.put(bytes);
 *     byte[] same = content.get(ref, 1 << 20);
 * }
 * }</pre>
 *
 * <p>Every method throws {@link FlockException}: CONTENT_UNAVAILABLE when no node answers as it should within the
 * time-outs, CONTENT_MISMATCH for wrong bytes, with CID and node, CONTENT_INVALID for what every node would give alike, and is
 * not what its digest or its own blocks say. Safe for use by several threads.
 */
public final class IpfsClient implements AutoCloseable {
    private static final int SMALL_ANSWER = 1 << 16;
    private static final int PIN_LIST = 16 << 20;
    private static final int DEFAULT_MAX_LINKS = 174;
    private static final int REMEMBERED = 2 << 20;
    private static final int MEMORY = 16 << 20;
    /** How often a content is stored that is collected before it is pinned: once would be bad luck. */
    private static final int PUTS = 3;
    /** For a node that is asked whether something is there, and has to search other nodes for it. */
    private static final Duration SEARCH = Duration.ofSeconds(5);

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "flock-content");
        thread.setDaemon(true);
        return thread;
    });
    private final List<URI> nodes;
    private final IpfsOptions options;
    private final HttpClient http;
    private final NodeRpc own;
    private final BlockFetcher blocks;
    private final BlockFetcher search;
    private final RecentContents recent = new RecentContents(REMEMBERED, MEMORY);

    private IpfsClient(List<URI> nodes, IpfsOptions options) {
        if (nodes.isEmpty()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID, "no content node is given", "name the address of a node's RPC");
        }
        this.nodes = List.copyOf(nodes);
        this.options = options;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.connectTimeout())
                .executor(executor)
                .build();
        List<NodeRpc> all = rpcs(nodes, http, options);
        this.own = all.get(0);
        this.blocks = new BlockFetcher(all, executor);
        this.search = new BlockFetcher(rpcs(nodes, http, options.withReadTimeout(SEARCH)), executor);
    }

    private static List<NodeRpc> rpcs(List<URI> nodes, HttpClient http, IpfsOptions options) {
        return nodes.stream()
                .map(node -> new NodeRpc(http, checked(node), options))
                .toList();
    }

    /** A client of one node, with default time-outs. */
    public static IpfsClient of(URI node) {
        return of(List.of(node), IpfsOptions.DEFAULT);
    }

    /**
     * A client of several nodes, one's own first.
     *
     * @throws FlockException CONFIGURATION_INVALID for no address, or one that is not {@code http://host:port}
     */
    public static IpfsClient of(List<URI> nodes, IpfsOptions options) {
        return new IpfsClient(nodes, options);
    }

    private static URI checked(URI node) {
        if (!"http".equals(node.getScheme()) || node.getHost() == null) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "content node address " + Quoted.of(node.toString()) + " can't be used",
                    "give the address of Kubo's RPC, as http://127.0.0.1:5001");
        }
        return node;
    }

    /** Stores and pins the bytes; the node's CID must be the one computed here. */
    public ContentRef put(byte[] bytes) {
        return put(bytes, true);
    }

    /**
     * Stores the bytes and pins them for one owner; the node's CID must be the one computed here. What the node collects as
     * garbage before the pin stands is stored again.
     *
     * @throws FlockException also CONTENT_UNAVAILABLE where the node lacks again and again what it has just stored
     */
    public ContentRef put(byte[] bytes, PinOwner owner) {
        Optional<String> refusal = Optional.empty();
        for (int tried = 0; tried < PUTS; tried++) {
            ContentRef stored = put(bytes, false);
            Cid folder = putBlock(Codec.DAG_PB, owner.folder(Cid.parse(stored.cid())));
            // A node does not collect while it pins, and offline it pins only what it has, all of it.
            refusal = own.refusal("pin/add?progress=false&offline=true&arg=" + folder, SMALL_ANSWER);
            if (refusal.isEmpty()) {
                return stored;
            }
        }
        throw new FlockException(
                ErrorCode.CONTENT_UNAVAILABLE,
                "content node " + own.node() + " does not pin what it has just stored: " + refusal.orElse(""),
                "give the node room, so that it collects garbage less often, and check its disk");
    }

    private ContentRef put(byte[] bytes, boolean pin) {
        try {
            InputStream in = new ByteArrayInputStream(bytes);
            Cid cid = UnixFsWriter.write(in, UnixFsLayout.V1, BlockSink.NONE);
            Digest digest = FieldHash.ofBytes(bytes);
            return add(cid, digest, bytes.length, BodyPublishers.ofByteArray(bytes), pin);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }

    /** Stores and pins a file; the node's CID must be the one computed here. */
    public ContentRef put(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Cid cid = UnixFsWriter.write(in, UnixFsLayout.V1, BlockSink.NONE);
            return add(cid, FileFetch.digest(file), Files.size(file), BodyPublishers.ofFile(file), true);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID, "can't read " + file + ": " + e, "check that the file exists", e);
        }
    }

    private ContentRef add(Cid cid, Digest digest, long size, BodyPublisher content, boolean pin) {
        UnixFsLayout layout = UnixFsLayout.V1;
        String command = "add?cid-version=1&raw-leaves=true&chunker=size-" + layout.chunkSize() + "&pin=" + pin
                + "&progress=false&quieter=true";
        if (size > (long) layout.chunkSize() * DEFAULT_MAX_LINKS) {
            // Only here does the width of a node matter, and older nodes do not know the option.
            command += "&max-file-links=" + layout.maxLinks();
        }
        String answer = text(own.call(command, upload(content), SMALL_ANSWER));
        String stored = understand("add", () -> NodeAnswer.field(lastLine(answer), "Hash"));
        if (!stored.equals(cid.toString())) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "content node " + own.node() + " stored " + size + " bytes as " + Quoted.of(stored)
                            + ", their CID is " + cid,
                    "check that the node honours chunker, raw-leaves and cid-version");
        }
        return new ContentRef(cid.toString(), digest);
    }

    /**
     * The whole content, checked block by block and as a whole. Small contents that were got last are not fetched
     * again. What comes slower than 32 KiB in a second is given up, once the request time-out is over too.
     *
     * @param maxBytes the largest size that is accepted; the time for it is that of this size
     * @throws FlockException CONTENT_TOO_LARGE before anything but the root was fetched; CONTENT_MISMATCH;
     *     CONTENT_INVALID; CONTENT_UNAVAILABLE; CID_INVALID
     */
    public byte[] get(ContentRef content, int maxBytes) {
        return recent(content, maxBytes).orElseGet(() -> fetch(timed(blocks, maxBytes), content, maxBytes));
    }

    /**
     * {@link #get(ContentRef, int)} for who has something else to do: whoever publishes a content decides how slowly it comes.
     *
     * @param limit how long it may take before it is CONTENT_UNAVAILABLE, above 0; what is under way then may take as long
     *     again
     */
    public byte[] get(ContentRef content, int maxBytes, Duration limit) {
        return recent(content, maxBytes).orElseGet(() -> {
            BlockFetcher hurried = new BlockFetcher(rpcs(nodes, http, options.within(limit)), executor);
            return fetch(new TimedBlocks(hurried, limit), content, maxBytes);
        });
    }

    private Optional<byte[]> recent(ContentRef content, int maxBytes) {
        return recent.find(content).filter(bytes -> bytes.length <= maxBytes);
    }

    private BlockSource timed(BlockSource source, long maxBytes) {
        return new TimedBlocks(source, options.whole(maxBytes));
    }

    private byte[] fetch(BlockSource source, ContentRef content, int maxBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            UnixFsReader.read(source, Cid.parse(content.cid()), 0, maxBytes, out);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
        byte[] bytes = out.toByteArray();
        Digest found = FieldHash.ofBytes(bytes);
        if (!found.equals(content.digest())) {
            throw FileFetch.wrongDigest(content, found);
        }
        recent.keep(content, bytes);
        return bytes;
    }

    /**
     * Whether all of a content can be had now, without getting it: what names other blocks is fetched and checked; a block
     * that only holds bytes is fetched only where no node says that it holds one of its length. What was got before counts
     * nothing. A node that says it holds what it does not give is believed, and the digest of a content of several blocks
     * is not compared: {@link #get} does both.
     *
     * <p>A node that lacks a block searches others for it without ever saying that it is nowhere, so it is given up after
     * 5 s of silence here, or after the read time-out where that is less. What takes longer to be found counts as lacking.
     *
     * @param maxBytes the largest size that is accepted
     * @return false where the nodes lack a block, or none answers
     * @throws FlockException CONTENT_TOO_LARGE before anything but the root was fetched; CONTENT_INVALID for what is no
     *     file, or a single block of another digest; CID_INVALID
     */
    public boolean isAvailable(ContentRef content, long maxBytes) {
        Cid root = Cid.parse(content.cid());
        try {
            if (root.codec() == Codec.RAW) {
                fetch(search, content, (int) Math.min(ContentLimits.MAX_BLOCK, maxBytes));
            } else {
                UnixFsReader.survey(
                        timed(search, maxBytes), root, maxBytes, leaf -> search.held(leaf.cid(), leaf.size()));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written", e);
        } catch (FlockException e) {
            if (e.is(ErrorCode.CONTENT_UNAVAILABLE)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Fetches into a file. {@code target} appears, or is replaced, only when every byte is right. When the nodes stop
     * answering, or are slower than {@link #get} allows, {@code <target>.part} stays and the next call goes on behind its
     * last byte.
     *
     * @throws FlockException as {@link #get}; STATE_FOLDER_UNUSABLE when the file can't be written
     */
    public void fetch(ContentRef content, long maxBytes, Path target) {
        new FileFetch(timed(blocks, maxBytes), content, target).run(maxBytes);
    }

    /** One block, checked. */
    public byte[] block(Cid cid) {
        return blocks.block(cid);
    }

    /** Stores one block of version 1 and returns its CID, which the node's must equal. */
    public Cid putBlock(Codec codec, byte[] block) {
        if (block.length > ContentLimits.MAX_BLOCK) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE,
                    "a block of " + block.length + " bytes; the limit is " + ContentLimits.MAX_BLOCK,
                    "put it as a file");
        }
        Cid cid = Cid.ofBlock(1, codec, block);
        String command = "block/put?cid-codec=" + codec.wireName() + "&mhtype=sha2-256&allow-big-block=true";
        String answer = text(own.call(command, upload(BodyPublishers.ofByteArray(block)), SMALL_ANSWER));
        String stored = understand("block/put", () -> NodeAnswer.field(lastLine(answer), "Key"));
        if (!stored.equals(cid.toString())) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "content node " + own.node() + " stored a block as " + Quoted.of(stored) + ", its CID is " + cid,
                    "check the node");
        }
        return cid;
    }

    /** Keeps a content and everything below it; the node fetches what it lacks. */
    public void pin(Cid cid) {
        own.call("pin/add?progress=false&arg=" + cid, SMALL_ANSWER);
    }

    /** Keeps a content and everything below it for one owner, until that one lets go of it; the node fetches what it lacks. */
    public void pin(Cid cid, PinOwner owner) {
        Cid folder = putBlock(Codec.DAG_PB, owner.folder(cid));
        try {
            pin(folder);
        } catch (FlockException e) {
            if (own.refusal("block/stat?offline=true&arg=" + folder, SMALL_ANSWER)
                    .isEmpty()) {
                throw e;
            }
            // Collected as garbage before it was pinned; no other node has it.
            pin(putBlock(Codec.DAG_PB, owner.folder(cid)));
        }
    }

    /** Lets go of contents for one owner: pins of others, and of nobody, stay. What it has not pinned is no error. */
    public void unpin(Collection<Cid> cids, PinOwner owner) {
        unpin(cids.stream().map(owner::root).toList());
    }

    /** Lets go of a content that was pinned for nobody; a content that was not pinned is no error. */
    public void unpin(Cid cid) {
        unpin(List.of(cid));
    }

    /** Lets go of contents that were pinned for nobody; those that are not pinned are no error. */
    public void unpin(Collection<Cid> cids) {
        if (cids.isEmpty()) {
            return;
        }
        Set<String> pinned = pins();
        for (Cid cid : cids) {
            if (pinned.contains(cid.toString())) {
                own.call("pin/rm?arg=" + cid, SMALL_ANSWER);
            }
        }
    }

    /** The CIDs that the own node keeps with everything below them. */
    public Set<String> pins() {
        String answer = text(own.call("pin/ls?type=recursive", PIN_LIST));
        return understand("pin/ls", () -> NodeAnswer.pins(answer));
    }

    /** The own node's software version. */
    public String version() {
        String answer = text(own.call("version", SMALL_ANSWER));
        return understand("version", () -> NodeAnswer.field(answer, "Version"));
    }

    /** Ends the client's threads; nodes are not touched. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Multipart upload(BodyPublisher content) {
        return new Multipart(content, "flock-" + UUID.randomUUID());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T understand(String command, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalStateException e) {
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE,
                    "content node " + own.node() + " (" + command + ") gave an answer that can't be read: "
                            + Quoted.of(String.valueOf(e.getMessage())),
                    "check that the address is the RPC of a content node",
                    e);
        }
    }
}
