package io.flock.sdk.content;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** One file part in a {@code multipart/form-data} body, as Kubo's RPC takes uploads. */
record Multipart(BodyPublisher content, String boundary) {
    BodyPublisher publisher() {
        return BodyPublishers.concat(
                BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n"),
                content,
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }
}
