package io.flock.client.cli.definition;

import io.flock.client.arena.SealedBytes;
import io.flock.client.bundle.Bundle;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.GlobalModels;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelFile;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a new task refers to: local files, checked and named by their hashes, stored only by {@link #publish}. */
public final class TaskFiles {
    private static final int LONGEST_LIST = 500;

    private final IpfsClient content;
    private final Optional<byte[]> bundleBytes;
    private final Optional<byte[]> modelBytes;
    private final Optional<ContentRef> bundle;
    private final Optional<ModelRef> model;

    private TaskFiles(
            IpfsClient content, Optional<byte[]> bundleBytes, Optional<byte[]> modelBytes, Optional<ModelRef> model) {
        this.content = content;
        this.bundleBytes = bundleBytes;
        this.modelBytes = modelBytes;
        this.bundle = bundleBytes.map(SealedBytes::nameOf);
        this.model = model;
    }

    /**
     * Reads the files that there are.
     *
     * @param initialModel only together with a bundle
     * @throws FlockException BUNDLE_INVALID with the field; MODEL_INVALID with tensor and position
     */
    public static TaskFiles read(Optional<Path> bundle, Optional<Path> initialModel, IpfsClient content) {
        Optional<Bundle> own = bundle.map(TaskFiles::bundle);
        Optional<byte[]> modelBytes = initialModel.map(file ->
                bytes(file, SafetensorsReader.maxFileLength(layout(own.orElseThrow())), ErrorCode.MODEL_INVALID));
        Optional<ModelRef> model = modelBytes.map(bytes -> model(bytes, initialModel.get(), layout(own.orElseThrow())));
        return new TaskFiles(content, own.map(Bundle::canonicalBytes), modelBytes, model);
    }

    private static TensorLayout layout(Bundle bundle) {
        return bundle.shape().layout();
    }

    /** Reads a bundle; BUNDLE_INVALID with file and field. */
    public static Bundle bundle(Path file) {
        try {
            return Bundle.read(bytes(file, Bundle.MAX_BYTES, ErrorCode.BUNDLE_INVALID));
        } catch (FlockException e) {
            throw e.at(file.toString());
        }
    }

    private static ModelRef model(byte[] bytes, Path file, TensorLayout layout) {
        try {
            ModelFile read = SafetensorsReader.read(bytes, layout);
            ContentRef ref = SealedBytes.nameOf(bytes);
            return new ModelRef(ref.cid(), ref.digest(), read.weights().tensorDigest());
        } catch (FlockException e) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    file + ": " + e.what(),
                    "give a safetensors file with the tensors of the bundle's layers, float32 and finite: "
                            + names(layout),
                    e);
        }
    }

    private static String names(TensorLayout layout) {
        String all = layout.tensors().stream()
                .map(tensor -> tensor.name() + tensor.shape())
                .collect(Collectors.joining(", "));
        return all.length() <= LONGEST_LIST ? all : all.substring(0, LONGEST_LIST) + " …";
    }

    /** The bundle that was given. */
    public ContentRef bundle() {
        return bundle.orElseThrow();
    }

    /** The first model, where one was given. */
    public Optional<ModelRef> model() {
        return model;
    }

    /**
     * A definition from a file, held against the files beside it, or else against what is stored under its names.
     *
     * @throws FlockException CONTENT_MISMATCH; what reading the stored content refuses
     */
    public TaskDefinition complete(TaskDefinition definition) {
        if (bundle.isPresent()) {
            require("$.bundle", definition.bundle(), bundle.get());
        }
        Optional<ModelRef> named = definition.initialModel();
        if (model.isPresent() && !named.equals(model)) {
            throw mismatch(
                    "$.initialModel",
                    String.valueOf(named.orElse(null)),
                    model.get().toString());
        }
        Bundle read = bundleBytes.map(Bundle::read).orElseGet(() -> Bundles.fetch(content, definition.bundle()));
        if (model.isEmpty() && named.isPresent()) {
            new GlobalModels(content, layout(read)).get(GlobalModel.ofArtifact(named.get()));
        }
        return definition;
    }

    private static void require(String field, ContentRef named, ContentRef given) {
        if (!named.equals(given)) {
            throw mismatch(field, named.toString(), given.toString());
        }
    }

    private static FlockException mismatch(String field, String named, String given) {
        return new FlockException(
                ErrorCode.CONTENT_MISMATCH,
                "the definition's " + field + " is " + named + ", the file given is " + given,
                "give the file that the definition was made for, or make the definition anew with --dry-run");
    }

    /** Stores what was given. */
    public void publish() {
        bundleBytes.ifPresent(content::put);
        modelBytes.ifPresent(content::put);
    }

    private static byte[] bytes(Path file, long most, ErrorCode code) {
        try (InputStream in = Files.newInputStream(file)) {
            // One more than allowed: whoever reads it says that it is too long.
            return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
        } catch (IOException e) {
            throw new FlockException(code, file + " can't be read: " + e, "check the path", e);
        }
    }
}
