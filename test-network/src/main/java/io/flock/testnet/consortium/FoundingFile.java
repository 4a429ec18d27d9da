package io.flock.testnet.consortium;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.Grant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A founding document as a file that people read and pass on; its digest doesn't depend on spaces and line ends. */
record FoundingFile(Path path) {
    private static final long MAX_BYTES = 4 << 20;

    /** @throws FlockException CONFIGURATION_INVALID, with the file and what the ledger would refuse about it */
    FoundingDocument read() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw invalid("is larger than " + MAX_BYTES + " bytes");
            }
            return checked(Json.read(Files.readAllBytes(path), FoundingDocument.class));
        } catch (IOException e) {
            throw invalid("can't be read: " + e);
        } catch (FlockException e) {
            throw e.is(ErrorCode.CONFIGURATION_INVALID) ? e : invalid("is no founding document: " + e.what());
        }
    }

    /** Writes a new file; one that is there stays as it is, since others may have agreed to it. */
    void write(FoundingDocument document) {
        checked(document);
        if (Files.exists(path)) {
            throw invalid("is there already");
        }
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        String text = gson.toJson(JsonParser.parseString(Json.write(document))) + "\n";
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw invalid("can't be written: " + e);
        }
    }

    private FoundingDocument checked(FoundingDocument document) {
        for (Grant grant : document.genesis()) {
            if (!document.organisations().contains(grant.account().organisation())) {
                throw invalid("grants " + grant.amount() + " to " + grant.account() + ", who belongs to none of "
                        + document.organisations());
            }
        }
        document.minted();
        return document;
    }

    private FlockException invalid(String why) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "founding document " + path + " " + why.replace('|', '/'),
                "correct it, or make one with 'flock network founding make'");
    }
}
