package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.marketplace.Endpoint;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The dashboard's HTTP side: the page, what it asks for, and the stream that tells it when to ask again. */
public final class DashboardServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** Else a name of a stranger that resolves to this machine could have its page read the ledger. */
    private static final Pattern OWN_NAMES = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final LedgerMirror mirror;
    private final NodeHeights nodes;
    private final ServiceHealth services;
    private final String channel;
    private final String viewer;
    private final HostLoad load = new HostLoad();
    private final PageFiles files = new PageFiles();
    private final LiveClients live;
    private final Javalin http;

    /**
     * Listens at once.
     *
     * @param viewer the account that looks
     * @param port 0: any free one
     * @throws FlockException PORT_IN_USE
     */
    public DashboardServer(
            LedgerMirror mirror, NodeHeights nodes, ServiceHealth services, String channel, String viewer, int port) {
        this.mirror = mirror;
        this.nodes = nodes;
        this.services = services;
        this.channel = channel;
        this.viewer = viewer;
        live = new LiveClients(mirror::height);
        http = Javalin.create(DashboardServer::configure);
        routes();
        try {
            http.start(LOOPBACK, port);
        } catch (RuntimeException e) {
            live.close();
            throw new FlockException(
                    ErrorCode.PORT_IN_USE, LOOPBACK + ":" + port + ": " + e.getMessage(), "choose another --port", e);
        }
    }

    private static void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.http.maxRequestSize = 0;
    }

    private void routes() {
        http.before(DashboardServer::protect);
        http.exception(FlockException.class, DashboardServer::refuse);
        http.get("/", context -> page(context, "index.html"));
        http.get("/page/{name}", context -> page(context, context.pathParam("name")));
        http.get("/api/state", context -> answer(context, this::state));
        http.get("/api/nodes", context -> json(context, nodes.json().toString()));
        http.get("/api/tasks/{task}", context -> {
            TaskKeys keys = keys(context);
            answer(context, () -> new TaskJson(mirror, keys).whole());
        });
        http.get("/api/tasks/{task}/draws/{round}", context -> {
            TaskKeys keys = keys(context);
            int round = number(context);
            answer(context, () -> new DrawJson(mirror, channel, keys).of(round));
        });
        http.get("/api/tasks/{task}/money", context -> {
            TaskName task = TaskName.parse(context.pathParam("task"));
            answer(context, () -> ExplanationJson.of(mirror.explainer().balanceSheet(task.task()), "task"));
        });
        http.get("/api/tasks/{task}/money/{round}/{account}", context -> {
            TaskName task = TaskName.parse(context.pathParam("task"));
            int round = number(context);
            AccountId account = AccountId.parse(context.pathParam("account"));
            answer(context, () -> ExplanationJson.of(mirror.explainer().round(task.task(), round, account)));
        });
        http.get("/api/models/{listing}", context -> {
            ListingId listing = ListingId.parse(context.pathParam("listing"));
            answer(context, () -> new ModelJson(mirror, listing).whole());
        });
        http.get("/api/models/{listing}/knowledge", context -> {
            ListingId listing = ListingId.parse(context.pathParam("listing"));
            answer(context, () -> new KnowledgeJson(mirror, listing).whole());
        });
        http.get("/api/models/{listing}/load", this::load);
        http.sse("/api/events", live::join);
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        if (!OWN_NAMES.matcher(String.valueOf(context.host())).matches()) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    "the dashboard answers to localhost only",
                    "open it under the address that 'flock dashboard' printed");
        }
    }

    private static void refuse(FlockException refusal, Context context) {
        context.status(refusal.code().map(DashboardServer::status).orElse(500));
        JsonObject json = new JsonObject();
        json.addProperty("error", refusal.getMessage());
        json(context, json.toString());
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case UNKNOWN_TASK, UNKNOWN_LISTING -> 404;
            case WRONG_PHASE -> 409;
            case NOT_AUTHORISED -> 403;
            default -> code.exitClass() == ExitClass.REFUSED ? 400 : 500;
        };
    }

    private void page(Context context, String name) {
        files.file(name)
                .ifPresentOrElse(file -> context.contentType(file.type()).result(file.open()), () -> context.status(404)
                        .result(name + " is not part of the page"));
    }

    private JsonObject state() {
        JsonObject json = new OverviewJson(mirror).whole();
        json.addProperty("channel", channel);
        json.addProperty("viewer", viewer);
        json.add("nodes", nodes.json());
        json.add("services", services.json());
        JsonArray orderers = new JsonArray();
        mirror.orderers().forEach(orderers::add);
        json.add("orderers", orderers);
        return json;
    }

    /** The load of each host of a listing; asked outside of the mirror, which must not wait for strangers. */
    private void load(Context context) {
        ListingId listing = ListingId.parse(context.pathParam("listing"));
        List<JsonObject> hosts = mirror.looking(() ->
                List.copyOf(mirror.documents(KeyType.MODEL_HOST, listing.text()).values()));
        JsonArray all = new JsonArray();
        hosts.parallelStream()
                .filter(host -> host.get("status").getAsString().equals("ACTIVE"))
                .map(host -> {
                    JsonObject one = load.of(Endpoint.parse(host.get("endpoint").getAsString()), listing);
                    one.add("host", host.get("host"));
                    return one;
                })
                .forEachOrdered(all::add);
        json(context, all.toString());
    }

    private void answer(Context context, Supplier<JsonObject> look) {
        json(context, mirror.looking(look).toString());
    }

    private static void json(Context context, String json) {
        context.contentType("application/json").result(json);
    }

    private static TaskKeys keys(Context context) {
        return TaskKeys.of(TaskName.parse(context.pathParam("task")));
    }

    private static int number(Context context) {
        String text = context.pathParam("round");
        if (!text.matches("\\d{1,6}")) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "a round is a number");
        }
        return Integer.parseInt(text);
    }

    /** The address to open. */
    public String address() {
        return "http://localhost:" + http.port() + "/";
    }

    @Override
    public void close() {
        live.close();
        http.stop();
    }
}
