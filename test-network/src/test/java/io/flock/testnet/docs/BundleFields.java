package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.text;
import static io.flock.testnet.docs.BundleField.whole;

import io.flock.testnet.docs.BundleField.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every field of a bundle, by sections; BundleFieldsTest holds each word of it to the code. */
final class BundleFields {
    private BundleFields() {}

    static Map<String, List<BundleField>> sections() {
        Map<String, List<BundleField>> sections = new LinkedHashMap<>();
        sections.put("The document", document());
        sections.put("model: the layers", ModelFields.model());
        sections.put("data: a table", DataFields.table());
        sections.put("data: images", DataFields.images());
        sections.put("data: sequences", DataFields.sequences());
        sections.put("training", TrainingFields.training());
        sections.put("training.updater", TrainingFields.updater());
        sections.put("evaluation", MeasureFields.evaluation());
        sections.put("judging: how a voter tests an update", MeasureFields.judging());
        return sections;
    }

    private static List<BundleField> document() {
        return List.of(
                whole("schemaVersion", "", "", 1, 1, "version of this format"),
                text("name", "Bundle.name", 128, "for people"),
                BundleField.of(Form.OBJECT, "model", "Bundle.model", "what is trained"),
                BundleField.of(Form.OBJECT, "data", "Bundle.data", "what a row of a participant's data looks like"),
                BundleField.of(Form.OBJECT, "training", "Bundle.training", "how a proposer trains in one round"),
                BundleField.of(Form.OBJECT, "evaluation", "Bundle.evaluation", "how a model is measured")
                        .optional(),
                BundleField.of(Form.OBJECT, "judging", "Bundle.judging", "by which tolerances a voter judges")
                        .optional());
    }
}
