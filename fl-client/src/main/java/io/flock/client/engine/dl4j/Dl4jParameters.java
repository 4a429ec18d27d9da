package io.flock.client.engine.dl4j;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Between DL4J's flat parameter vector and the canonical one. In memory DL4J's tensors are the canonical ones already
 * (a dense weight is {@code [in, out]} in column order, which is {@code [out, in]} in row order); only their order
 * differs, and within an LSTM's tensors that of the gates.
 */
final class Dl4jParameters {
    private static final Map<String, String> CANONICAL = Map.of(
            "W",
            "weight",
            "RW",
            "recurrent",
            "b",
            "bias",
            "gamma",
            "gamma",
            "beta",
            "beta",
            "mean",
            "mean",
            "var",
            "variance");

    /** Where DL4J's gates g, f, o, i stand in the canonical order i, f, g, o. */
    private static final int[] LSTM_GATES = {2, 1, 3, 0};

    /** A tensor's place in both vectors. */
    private record Place(int inDl4j, int inCanonical, int length, boolean statistic) {}

    private final TensorLayout layout;
    private final INDArray params;
    private final List<Place> places = new ArrayList<>();
    private final float[] staging;

    Dl4jParameters(MultiLayerNetwork network, Bundle bundle) {
        this.layout = bundle.shape().layout();
        this.params = network.params();
        this.staging = new float[layout.elements()];
        network.paramTable().forEach((key, view) -> places.addAll(places(bundle, key, view)));
        int total = places.stream().mapToInt(Place::length).sum();
        if (total != layout.elements() || params.length() != total) {
            throw new IllegalStateException(
                    "DL4J has " + params.length() + " parameters, the layout has " + layout.elements());
        }
    }

    void set(ModelWeights weights) {
        float[] canonical = weights.toArray();
        for (Place place : places) {
            System.arraycopy(canonical, place.inCanonical, staging, place.inDl4j, place.length);
        }
        new FloatPointer(params.data().pointer()).position(params.offset()).put(staging);
    }

    float[] get() {
        new FloatPointer(params.data().pointer()).position(params.offset()).get(staging);
        float[] canonical = new float[staging.length];
        for (Place place : places) {
            System.arraycopy(staging, place.inDl4j, canonical, place.inCanonical, place.length);
        }
        return canonical;
    }

    /** Where DL4J's flat vector has the first value of a tensor whose order is the canonical one. */
    int position(String tensor) {
        int inCanonical = layout.offset(layout.indexOf(tensor).orElseThrow());
        return places.stream()
                .filter(place -> place.inCanonical == inCanonical)
                .findFirst()
                .orElseThrow()
                .inDl4j;
    }

    /** Ranges {from, to} of the running statistics, whose "gradient" is the step itself. */
    List<int[]> statistics() {
        return places.stream()
                .filter(Place::statistic)
                .map(place -> new int[] {place.inDl4j, place.inDl4j + place.length})
                .toList();
    }

    private List<Place> places(Bundle bundle, String key, INDArray view) {
        int split = key.indexOf('_');
        int layer = Integer.parseInt(key.substring(0, split));
        Place whole = place(layer, key, view);
        if (!(bundle.model().layers().get(layer) instanceof LayerSpec.Lstm)) {
            return List.of(whole);
        }
        int length = whole.length / LSTM_GATES.length;
        return IntStream.range(0, LSTM_GATES.length)
                .mapToObj(gate -> new Place(
                        whole.inDl4j + gate * length, whole.inCanonical + LSTM_GATES[gate] * length, length, false))
                .toList();
    }

    private Place place(int layer, String key, INDArray view) {
        int split = key.indexOf('_');
        String param = CANONICAL.get(key.substring(split + 1));
        String name = ModelShape.tensorName(layer, param);
        int index = layout.indexOf(name)
                .orElseThrow(() -> new IllegalStateException("the layout has no tensor for DL4J's " + key));
        int length = Math.toIntExact(view.length());
        if (length != layout.tensors().get(index).elements()) {
            throw new IllegalStateException(name + " has " + length + " values in DL4J");
        }
        boolean statistic = param.equals("mean") || param.equals("variance");
        return new Place(Math.toIntExact(view.offset() - params.offset()), layout.offset(index), length, statistic);
    }
}
