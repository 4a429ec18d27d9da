package io.flock.sdk.content;

/** Bytes that carry the right hash but are no UnixFS file. The caller knows the CID and names it. */
final class MalformedDagException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedDagException(String message) {
        super(message);
    }
}
