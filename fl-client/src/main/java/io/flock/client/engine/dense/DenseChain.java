package io.flock.client.engine.dense;

import io.flock.client.bundle.Activation;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.bundle.LayerSpec;
import io.flock.client.bundle.ModelShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model of dense layers alone.
 *
 * @param activations of each layer; of the last, the output, none: {@code softmax} says what follows its sums
 * @param widths values of an example before each layer, and after the last
 * @param softmax whether what comes out are probabilities of classes; otherwise it is a number
 */
public record DenseChain(List<Activation> activations, List<Integer> widths, boolean softmax) {
    /** Copies the lists. */
    public DenseChain {
        activations = List.copyOf(activations);
        widths = List.copyOf(widths);
    }

    /** The bundle's model; empty where a layer is neither dense nor output. */
    public static Optional<DenseChain> of(Bundle bundle) {
        if (firstOther(bundle).isPresent()) {
            return Optional.empty();
        }
        List<LayerSpec> layers = bundle.model().layers();
        ModelShape shape = bundle.shape();
        return Optional.of(new DenseChain(
                layers.stream().map(DenseChain::activation).toList(),
                Stream.concat(
                                IntStream.range(0, layers.size())
                                        .mapToObj(i -> shape.input(i).size()),
                                Stream.of(bundle.data().label().outputs()))
                        .toList(),
                bundle.data().label() instanceof LabelSpec.Classes));
    }

    /** The first layer that is neither dense nor output. */
    static Optional<LayerSpec> firstOther(Bundle bundle) {
        return bundle.model().layers().stream()
                .filter(layer -> !(layer instanceof LayerSpec.Dense) && !(layer instanceof LayerSpec.Output))
                .findFirst();
    }

    /** Number of layers, the output among them. */
    public int layers() {
        return activations.size();
    }

    private static Activation activation(LayerSpec layer) {
        return layer instanceof LayerSpec.Dense dense ? dense.activation() : Activation.IDENTITY;
    }
}
