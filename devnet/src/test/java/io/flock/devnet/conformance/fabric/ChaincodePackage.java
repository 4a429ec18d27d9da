package io.flock.devnet.conformance.fabric;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A package that says where the chaincode's server listens. Its id is a digest of its bytes, so it is known before the
 * package is installed and the server can start first.
 */
record ChaincodePackage(Path file, String id) {

    static ChaincodePackage write(Path folder, String label, int port) throws IOException {
        byte[] connection =
                json("{\"address\":\"127.0.0.1:" + port + "\",\"dial_timeout\":\"5s\",\"tls_required\":false}");
        byte[] metadata = json("{\"path\":\"\",\"type\":\"ccaas\",\"label\":\"" + label + "\"}");
        byte[] bytes = archive(new TreeMap<>(
                Map.of("metadata.json", metadata, "code.tar.gz", archive(Map.of("connection.json", connection)))));
        Path file = Files.write(folder.resolve(label + "-" + port + ".tar.gz"), bytes);
        return new ChaincodePackage(file, label + ":" + digest(bytes));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.write(header(file.getKey(), file.getValue().length));
                zip.write(file.getValue());
                zip.write(new byte[(512 - file.getValue().length % 512) % 512]);
            }
            zip.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    /** A tar header in the old format, which every reader knows. */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, "%011o\0".formatted(size));
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
