package io.flock.client.serve;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names each request, and writes a line about it: its id, method, route, status and milliseconds. A request may bring an
 * id of its own; the answer tells it either way. Neither bodies nor vouchers are written.
 */
final class RequestLog {
    /** What an id is read from and told in. */
    static final String HEADER = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String BEGUN = "begun";

    private RequestLog() {}

    static void of(Javalin http) {
        http.before(context -> {
            context.attribute(BEGUN, System.nanoTime());
            context.header(HEADER, id(context));
        });
        http.after(RequestLog::write);
    }

    private static String id(Context context) {
        return Optional.ofNullable(context.header(HEADER))
                .filter(given -> ID.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static void write(Context context) {
        Long begun = context.attribute(BEGUN);
        long millis = begun == null ? 0 : (System.nanoTime() - begun) / 1_000_000;
        LOG.info(
                "request {} {} {} {} {} ms",
                context.res().getHeader(HEADER),
                context.method(),
                context.endpointHandlerPath(),
                context.statusCode(),
                millis);
    }
}
