package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.PaymentToken;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Optional;

/** The Open Inference Protocol v2 over HTTP: models, their versions, and what they predict. */
final class InferenceRoutes {
    private static final String ABOUT =
            "{\"name\":\"flock\",\"version\":\"2\",\"extensions\":[\"binary_tensor_data\",\"flock-vouchers\"]}";
    private static final String BINARY = "application/octet-stream";
    /** The binary extension: how much of a body is JSON; raw values follow. */
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final Catalog catalog;
    private final Inference inference;

    private InferenceRoutes(Catalog catalog, Inference inference) {
        this.catalog = catalog;
        this.inference = inference;
    }

    static void add(HttpServer http, Catalog catalog, Inference inference, ServerMetrics metrics) {
        InferenceRoutes routes = new InferenceRoutes(catalog, inference);
        http.get("/v2", context -> context.contentType(HttpServer.JSON).result(ABOUT));
        http.get("/v2/models/{name}", routes::metadata);
        http.get("/v2/models/{name}/versions/{version}", routes::metadata);
        http.get("/v2/models/{name}/ready", routes::ready);
        http.get("/v2/models/{name}/versions/{version}/ready", routes::ready);
        http.post("/v2/models/{name}/infer", metrics, routes::infer);
        http.post("/v2/models/{name}/versions/{version}/infer", metrics, routes::infer);
    }

    private void metadata(Context context) {
        ServedVersion version = enter(context);
        try {
            context.contentType(HttpServer.JSON)
                    .result(InferAnswer.metadata(catalog.find(context.pathParam("name")), version));
        } finally {
            version.leave();
        }
    }

    private void ready(Context context) {
        enter(context).leave();
        context.contentType(HttpServer.JSON).result("{\"ready\":true}");
    }

    private ServedVersion enter(Context context) {
        return catalog.enter(context.pathParam("name"), number(context));
    }

    private void infer(Context context) {
        InferAnswer.Bytes answer = inference.answer(
                context.pathParam("name"),
                number(context),
                body(context),
                Optional.ofNullable(context.header(PaymentToken.HEADER)),
                context.ip(),
                InferAnswer::of);
        if (answer.isBinary()) {
            context.header(JSON_LENGTH, Integer.toString(answer.json()));
        }
        context.contentType(answer.isBinary() ? BINARY : HttpServer.JSON).result(answer.body());
    }

    private static Inference.Body body(Context context) {
        try {
            byte[] body = context.bodyAsBytes();
            int json = jsonLength(context, body.length);
            return (width, maxRows) -> InferRequest.read(body, json, width, maxRows);
        } catch (HttpResponseException e) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE, "the body is above the server's limit", "send fewer rows at once", e);
        }
    }

    private static int jsonLength(Context context, int whole) {
        String said = context.header(JSON_LENGTH);
        try {
            return said == null ? whole : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, JSON_LENGTH + " is no number", "leave it out", e);
        }
    }

    private static Optional<Integer> number(Context context) {
        return VersionNumber.of(context.pathParamMap().getOrDefault("version", ""));
    }
}
