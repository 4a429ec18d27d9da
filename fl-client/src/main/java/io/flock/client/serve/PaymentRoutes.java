package io.flock.client.serve;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.sdk.payment.VoucherSigner;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** Payment channels and searches over HTTP. */
final class PaymentRoutes {
    private final ChannelBook book;
    private final VoucherSigner signer;
    private final KnowledgeRoute search;

    private PaymentRoutes(ChannelBook book, VoucherSigner signer, KnowledgeRoute search) {
        this.book = book;
        this.signer = signer;
        this.search = search;
    }

    /** @param signer of the host, for the last voucher of a channel */
    static void add(HttpServer http, ChannelBook book, VoucherSigner signer, KnowledgeRoute search) {
        PaymentRoutes routes = new PaymentRoutes(book, signer, search);
        http.post("/v1/anchors", routes::announce);
        http.get("/v1/channels", context -> paid(context, book::best));
        http.post("/v1/final", routes::end);
        http.post("/v1/knowledge/{name}/search", routes::search);
        http.get("/v1/searches", context -> paid(context, book.searches()::best));
        http.post("/v1/searches", routes::confirm);
    }

    private void announce(Context context) {
        book.announce(Json.read(context.bodyAsBytes(), SignedAnchor.class), context.ip());
        answer(context, "{}");
    }

    private void end(Context context) {
        FinalRequest request = Json.read(context.bodyAsBytes(), FinalRequest.class);
        answer(context, Json.write(book.end(request, signer, context.ip())));
    }

    private void search(Context context) {
        answer(
                context,
                Json.write(search.answer(
                        context.pathParam("name"),
                        context.bodyAsBytes(),
                        Optional.ofNullable(context.header(SearchVoucher.HEADER)),
                        context.ip())));
    }

    private void confirm(Context context) {
        search.confirm(context.bodyAsBytes(), context.ip());
        answer(context, "{}");
    }

    private static void paid(Context context, Function<ChannelId, ? extends Optional<? extends Record>> best) {
        ChannelId id =
                ChannelId.parse(Optional.ofNullable(context.queryParam("id")).orElse(""));
        Record paid = best.apply(id)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_CHANNEL, "channel " + id + " has not paid"));
        answer(context, Json.write(paid));
    }

    private static void answer(Context context, String json) {
        context.contentType(HttpServer.JSON).result(json);
    }
}
