package io.flock.client.cli.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.arena.SealedBytes;
import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.FeatureShape;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.cli.output.Plain;
import io.flock.client.cli.output.Table;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.TensorSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is told of a bundle: its name in the store, and what follows from its sections. */
final class BundleLines {
    private BundleLines() {}

    /** CID and digest under which the canonical bytes are stored. */
    static ContentRef ref(Bundle bundle) {
        return SealedBytes.nameOf(bundle.canonicalBytes());
    }

    static List<String> of(Bundle bundle) {
        TensorLayout layout = bundle.shape().layout();
        ContentRef ref = ref(bundle);
        List<String> lines = new ArrayList<>();
        lines.add("bundle   " + Plain.text(bundle.name()));
        lines.add("cid      " + ref.cid());
        lines.add("digest   " + ref.digest());
        lines.add("data     " + shape(bundle.data().shape()) + "; predicts "
                + label(bundle.data().label()));
        lines.add("model    " + layout.elements() + " values, " + layout.bytes() + " bytes");
        Table table = new Table("LAYER", "TYPE", "INPUT", "VALUES");
        for (int i = 0; i < bundle.model().layers().size(); i++) {
            String prefix = String.format(Locale.ROOT, "layer%02d_", i);
            int values = layout.tensors().stream()
                    .filter(tensor -> tensor.name().startsWith(prefix))
                    .mapToInt(TensorSpec::elements)
                    .sum();
            table.row(
                    Integer.toString(i),
                    bundle.model().layers().get(i).getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    shape(bundle.shape().input(i)),
                    Integer.toString(values));
        }
        lines.addAll(table.lines());
        lines.addAll(BundleTerms.of(bundle));
        return lines;
    }

    static JsonObject json(Bundle bundle) {
        ContentRef ref = ref(bundle);
        JsonObject json = new JsonObject();
        json.addProperty("cid", ref.cid());
        json.addProperty("digest", ref.digest().toString());
        json.addProperty("parameters", bundle.shape().layout().elements());
        JsonArray tensors = new JsonArray();
        for (TensorSpec tensor : bundle.shape().layout().tensors()) {
            JsonArray shape = new JsonArray();
            tensor.shape().forEach(shape::add);
            JsonObject told = new JsonObject();
            told.addProperty("name", tensor.name());
            told.add("shape", shape);
            tensors.add(told);
        }
        json.add("tensors", tensors);
        json.add("bundle", JsonParser.parseString(new String(bundle.canonicalBytes(), StandardCharsets.UTF_8)));
        return json;
    }

    private static String shape(FeatureShape shape) {
        if (shape instanceof FeatureShape.Planes planes) {
            return planes.channels() + " x " + planes.height() + " x " + planes.width();
        }
        if (shape instanceof FeatureShape.Steps steps) {
            return steps.features() + " x " + steps.steps() + " steps";
        }
        return Integer.toString(shape.size());
    }

    private static String label(LabelSpec label) {
        return label instanceof LabelSpec.Classes classes
                ? "one of " + classes.classes().size() + " classes"
                : "a number";
    }
}
