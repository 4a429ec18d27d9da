package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests over HTTP by its routes; whatever one refuses goes back as the Open Inference Protocol's error object. */
final class HttpServer implements AutoCloseable {
    static final String JSON = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    /** As long as for gRPC; a prediction is given up before. */
    private static final long DRAIN_MILLIS = TimeUnit.SECONDS.toMillis(GrpcServer.DRAIN_SECONDS);

    private final ServeSettings settings;
    private final SortedSet<String> routes = new TreeSet<>();
    private final Javalin http;

    /** Does not listen yet. */
    HttpServer(ServeSettings settings) {
        this.settings = settings;
        http = Javalin.create(this::configure);
        RequestLog.of(http);
    }

    private void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.http.maxRequestSize = settings.maxBodyBytes();
        config.http.disableCompression();
        config.jetty.modifyServer(server -> {
            // Jetty ends at once, whoever is inside, but for a handler that counts them and a time to wait for it.
            server.setHandler(new StatisticsHandler());
            server.setStopTimeout(DRAIN_MILLIS);
        });
    }

    void get(String path, Handler handler) {
        add(HandlerType.GET, path, refusing(handler));
    }

    void post(String path, Handler handler) {
        add(HandlerType.POST, path, refusing(handler));
    }

    /** One whose answers count in the metrics, refusals among them. */
    void post(String path, ServerMetrics metrics, Handler handler) {
        Handler answering = refusing(handler);
        add(HandlerType.POST, path, context -> {
            long start = System.nanoTime();
            answering.handle(context);
            metrics.answered(context.statusCode(), System.nanoTime() - start);
        });
    }

    private void add(HandlerType method, String path, Handler handler) {
        routes.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
        http.addHttpHandler(method, path, handler);
    }

    /** What is answered: method and path, as {@code openapi.json} has them. */
    SortedSet<String> routes() {
        return Collections.unmodifiableSortedSet(routes);
    }

    private static Handler refusing(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (FlockException e) {
                refuse(context, e);
            } catch (HttpResponseException e) {
                refuse(
                        context,
                        new FlockException(ErrorCode.CONTENT_TOO_LARGE, "the body is above the server's limit"));
            } catch (RuntimeException e) {
                LOG.error("a request failed", e);
                refuse(context, new FlockException(ErrorCode.INTERNAL, "the server failed"));
            }
        };
    }

    /** The protocol's error object; its text is {@code CODE|what|todo}. */
    private static void refuse(Context context, FlockException refusal) {
        int status = HttpStatusOf.refusal(refusal);
        if (status == 429 || status == 503) {
            context.header("Retry-After", "1");
        }
        context.status(status).contentType(JSON).result(InferAnswer.write(json -> json.name("error")
                .value(refusal.getMessage())));
    }

    /**
     * Listens.
     *
     * @throws FlockException PORT_IN_USE
     */
    void start() {
        try {
            http.start(settings.address(), settings.port());
        } catch (RuntimeException e) {
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    settings.address() + ":" + settings.port() + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
    }

    int port() {
        return http.port();
    }

    /** Answers no new connection, waits for what is inside, then ends. */
    @Override
    public void close() {
        http.stop();
    }
}
