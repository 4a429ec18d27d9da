package io.flock.client.dashboard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page's files, which lie beside this class: these and no others are served. */
final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final String[] NAMES = {
        "index.html",
        "style.css",
        "icon.svg",
        "app.js",
        "chart.js",
        "dom.js",
        "draw.js",
        "format.js",
        "graph.js",
        "knowledge.js",
        "models.js",
        "network.js",
        "overview.js",
        "people.js",
        "task.js",
        "tasks.js"
    };

    private final Map<String, PageFile> files = new TreeMap<>();

    /** One of them. */
    static final class PageFile {
        private final String type;
        private final byte[] bytes;

        private PageFile(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        String type() {
            return type;
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    PageFiles() {
        for (String name : NAMES) {
            files.put(name, new PageFile(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), read(name)));
        }
    }

    Optional<PageFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
