package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the external builder's programs as a peer does. */
class BuilderScriptTest {
    @TempDir
    private Path folder;

    private Path source;
    private Path metadata;
    private Path output;

    @BeforeEach
    void layOut() throws IOException {
        source = Files.createDirectories(folder.resolve("source"));
        metadata = Files.createDirectories(folder.resolve("metadata"));
        output = Files.createDirectories(folder.resolve("output"));
        Files.writeString(
                source.resolve("connection.json"),
                Template.named("package/connection.json").text());
        Files.writeString(metadata.resolve("metadata.json"), "{\"path\": \"\", \"type\": \"ccaas\", \"label\": \"x\"}");
    }

    private int run(String program, String configuration, Path... arguments) throws Exception {
        Path script = folder.resolve(program + ".sh");
        Files.writeString(script, Template.named("builder/bin/" + program).text());
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        for (Path argument : arguments) {
            builder.command().add(argument.toString());
        }
        builder.environment().put("CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG", configuration);
        Process process = builder.redirectErrorStream(true).start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private String said = "";

    @Test
    void connection_isFilledFromThePeersConfiguration_andReleased() throws Exception {
        String configuration =
                """
                {"address": "127.0.0.1:17043", "root_cert": "-----BEGIN\\nA+/=\\n", "client_key":"k & \\\\ \\"q\\"",
                 "client_cert" : "c"}""";

        assertThat(run("build", configuration, source, metadata, output))
                .as(said)
                .isZero();
        Path release = Files.createDirectories(folder.resolve("release"));
        assertThat(run("release", configuration, output, release)).as(said).isZero();

        JsonObject connection = JsonParser.parseString(
                        Files.readString(release.resolve("chaincode/server/connection.json")))
                .getAsJsonObject();
        assertThat(connection.get("address").getAsString()).isEqualTo("127.0.0.1:17043");
        assertThat(connection.get("root_cert").getAsString()).isEqualTo("-----BEGIN\nA+/=\n");
        assertThat(connection.get("client_key").getAsString()).isEqualTo("k & \\ \"q\"");
        assertThat(connection.get("client_cert").getAsString()).isEqualTo("c");
        assertThat(connection.get("client_auth_required").getAsBoolean()).isTrue();
    }

    @Test
    void valueThatThePeerLacks_isNamed() throws Exception {
        assertThat(run("build", "{\"address\": \"127.0.0.1:1\"}", source, metadata, output))
                .isNotZero();

        assertThat(said).contains("root_cert");
    }

    @Test
    void onlyPackagesOfServices_areTaken() throws Exception {
        assertThat(run("detect", "", source, metadata)).isZero();
        Files.writeString(
                metadata.resolve("metadata.json"), "{\"path\": \"\", \"type\": \"golang\", \"label\": \"x\"}");

        assertThat(run("detect", "", source, metadata)).isNotZero();
    }
}
