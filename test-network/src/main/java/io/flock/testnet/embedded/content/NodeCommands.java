package io.flock.testnet.embedded.content;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.ContentLimits;
import io.flock.sdk.content.UnixFsLayout;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each command does, and its answer in Kubo's words. */
final class NodeCommands {
    @FunctionalInterface
    interface Command {
        void run(NodeCall call) throws IOException, RpcException;
    }

    private static final String AGENT = "flock-embedded";

    private final ContentFolder content;
    private final Map<String, Command> table = Map.ofEntries(
            Map.entry("add", this::add),
            Map.entry("cat", this::cat),
            Map.entry("block/get", this::blockGet),
            Map.entry("block/put", this::blockPut),
            Map.entry("block/stat", this::blockStat),
            Map.entry("pin/add", this::pinAdd),
            Map.entry("pin/rm", this::pinRemove),
            Map.entry("pin/ls", this::pinList),
            Map.entry("repo/gc", this::collectGarbage),
            Map.entry("id", this::id),
            Map.entry("version", this::version));

    NodeCommands(ContentFolder content) {
        this.content = content;
    }

    Optional<Command> find(String name) {
        return Optional.ofNullable(table.get(name));
    }

    private void add(NodeCall call) throws IOException, RpcException {
        UnixFsLayout layout = layout(call.arguments());
        boolean pin = call.arguments().flag("pin", true);
        ContentFolder.Added added = content.add(call.file(), layout, pin);
        JsonObject answer = new JsonObject();
        answer.addProperty("Name", added.cid().toString());
        answer.addProperty("Hash", added.cid().toString());
        answer.addProperty("Size", Long.toString(added.size()));
        call.answer(answer);
    }

    /** Kubo's defaults: CIDv0 with 256 KiB and 174 links; for CIDv1 raw leaves. */
    private static UnixFsLayout layout(Arguments arguments) throws RpcException {
        int version = (int) arguments.number("cid-version", 0);
        boolean raw = arguments.flag("raw-leaves", version == 1);
        if (version > 1 || raw != (version == 1)) {
            throw new RpcException(500, "only CIDv0 without and CIDv1 with raw leaves are supported");
        }
        String chunker = arguments.text("chunker").orElse("size-262144");
        if (!chunker.matches("size-[1-9][0-9]{0,6}")) {
            throw new RpcException(500, "unrecognized chunker option: " + chunker);
        }
        int chunk = Integer.parseInt(chunker.substring("size-".length()));
        long links = arguments.number("max-file-links", 174);
        if (chunk > ContentLimits.MAX_BLOCK || links < 2 || links > 8192) {
            throw new RpcException(500, "chunks are at most " + ContentLimits.MAX_BLOCK + " bytes, links 2 to 8192");
        }
        return new UnixFsLayout(chunk, (int) links, version);
    }

    private void cat(NodeCall call) throws IOException, RpcException {
        Cid cid = call.arguments().cid();
        long offset = call.arguments().number("offset", 0);
        long length = call.arguments().number("length", Long.MAX_VALUE);
        try (LimitedOutput out = new LimitedOutput(call::stream, length)) {
            content.cat(cid, offset, out);
        } catch (LimitedOutput.Full enough) {
            // The rest was not asked for.
        }
        call.endStream();
    }

    private void blockGet(NodeCall call) throws IOException, RpcException {
        call.answer(content.block(call.arguments().cid()));
    }

    private void blockPut(NodeCall call) throws IOException, RpcException {
        String codecName = call.arguments().text("cid-codec").orElse("raw");
        Codec codec = Arrays.stream(Codec.values())
                .filter(known -> known.wireName().equals(codecName))
                .findFirst()
                .orElseThrow(() -> new RpcException(500, "unrecognized IPLD codec: " + codecName));
        if (!call.arguments().text("mhtype").orElse("sha2-256").equals("sha2-256")) {
            throw new RpcException(500, "unrecognized multihash function: only sha2-256 is supported");
        }
        byte[] block = call.file().readNBytes(ContentLimits.MAX_BLOCK + 1);
        if (block.length > ContentLimits.MAX_BLOCK) {
            throw new RpcException(500, "produced block is over 2MiB: big blocks can't be exchanged with other peers");
        }
        call.answer(keyed(content.putBlock(codec, block), block.length));
    }

    private void blockStat(NodeCall call) throws IOException, RpcException {
        Cid cid = call.arguments().cid();
        call.answer(keyed(cid, content.block(cid).length));
    }

    private static JsonObject keyed(Cid cid, int size) {
        JsonObject answer = new JsonObject();
        answer.addProperty("Key", cid.toString());
        answer.addProperty("Size", size);
        return answer;
    }

    private void pinAdd(NodeCall call) throws IOException, RpcException {
        content.pin(call.arguments().cid());
        call.answer(pins(call.arguments().cid()));
    }

    private void pinRemove(NodeCall call) throws IOException, RpcException {
        if (!content.unpin(call.arguments().cid())) {
            throw new RpcException(500, "not pinned or pinned indirectly");
        }
        call.answer(pins(call.arguments().cid()));
    }

    private void pinList(NodeCall call) throws IOException, RpcException {
        List<Cid> listed = content.pins();
        if (call.arguments().text("arg").isPresent()) {
            Cid asked = call.arguments().cid();
            if (!content.isPinned(asked)) {
                throw new RpcException(500, "path '" + asked + "' is not pinned");
            }
            listed = List.of(asked);
        }
        JsonObject keys = new JsonObject();
        for (Cid pin : listed) {
            JsonObject how = new JsonObject();
            how.addProperty("Type", "recursive");
            how.addProperty("Name", "");
            keys.add(pin.toString(), how);
        }
        JsonObject answer = new JsonObject();
        answer.add("Keys", keys);
        call.answer(answer);
    }

    private static JsonObject pins(Cid cid) {
        JsonArray list = new JsonArray();
        list.add(cid.toString());
        JsonObject answer = new JsonObject();
        answer.add("Pins", list);
        return answer;
    }

    private void collectGarbage(NodeCall call) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Cid removed : content.collectGarbage()) {
            lines.append("{\"Key\":{\"/\":\"").append(removed).append("\"}}\n");
        }
        call.answerLines(lines.toString());
    }

    private void id(NodeCall call) throws IOException {
        JsonObject answer = new JsonObject();
        answer.addProperty("ID", AGENT);
        answer.addProperty("AgentVersion", AGENT);
        answer.add("Addresses", new JsonArray());
        call.answer(answer);
    }

    private void version(NodeCall call) throws IOException {
        JsonObject answer = new JsonObject();
        answer.addProperty("Version", AGENT);
        answer.addProperty("Repo", "1");
        answer.addProperty("System", System.getProperty("os.arch") + "/" + System.getProperty("os.name"));
        call.answer(answer);
    }
}
