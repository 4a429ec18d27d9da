package io.flock.testnet.docs;

import static io.flock.testnet.docs.BundleField.choice;
import static io.flock.testnet.docs.BundleField.decimal;
import static io.flock.testnet.docs.BundleField.list;
import static io.flock.testnet.docs.BundleField.text;
import static io.flock.testnet.docs.BundleField.whole;

import io.flock.testnet.docs.BundleField.Form;
import java.util.List;

/** The fields of a bundle's data. */
final class DataFields {
    private DataFields() {}

    static List<BundleField> table() {
        return List.of(
                choice(
                        "data.kind",
                        "",
                        List.of("tabular", "image", "sequence"),
                        "`tabular`: a CSV file, one example per row"),
                list(
                        "data.columns",
                        "TabularData.columns",
                        4_096,
                        "the features, in the order in which they enter the model"),
                text("data.columns<numeric>.name", "Numeric.name", 128, "in the file's header"),
                choice(
                        "data.columns<numeric>.type",
                        "",
                        List.of("numeric", "categorical"),
                        "`numeric`: x becomes (x − center) / scale"),
                decimal(
                                "data.columns<numeric>.center",
                                "Numeric.center",
                                "the column's",
                                -1e9,
                                1e9,
                                "a constant of the bundle, not of anybody's data")
                        .or("0"),
                decimal("data.columns<numeric>.scale", "Numeric.scale", "the column's", 0, 1e9, "above 0")
                        .or("1"),
                decimal(
                                "data.columns<numeric>.min",
                                "Numeric.min",
                                "the column's",
                                -1e9,
                                1e9,
                                "a row below it is refused")
                        .optional(),
                decimal(
                                "data.columns<numeric>.max",
                                "Numeric.max",
                                "the column's",
                                -1e9,
                                1e9,
                                "a row above it is refused")
                        .optional(),
                decimal(
                                "data.columns<numeric>.fill",
                                "Numeric.fill",
                                "the column's",
                                -1e9,
                                1e9,
                                "stands for a missing value; left out, a missing value is refused")
                        .optional(),
                text("data.columns<categorical>.name", "Categorical.name", 128, "in the file's header"),
                list(
                        "data.columns<categorical>.categories",
                        "Categorical.categories",
                        1_000,
                        "all texts that occur; one becomes a 1 at its place among zeros"),
                text(
                                "data.columns<categorical>.fill",
                                "Categorical.fill",
                                128,
                                "one of the categories; stands for a missing value")
                        .optional(),
                text("data.label.name", "TabularData.labelName", 128, "the label's column"),
                BundleField.of(Form.OBJECT, "data.label", "TabularData.label", "what is predicted"),
                choice(
                                "data.label.type",
                                "",
                                List.of("categorical", "numeric"),
                                "a class, also where it is left out, or a number y that is learnt as (y − center) / scale by one output without softmax")
                        .optional(),
                list(
                        "data.label.classes",
                        "Classes.classes",
                        1_000,
                        "its texts, in the order of the model's outputs; at least two"),
                decimal("data.label<numeric>.center", "Quantity.center", "the label's", -1e9, 1e9, "of a numeric label")
                        .or("0"),
                decimal("data.label<numeric>.scale", "Quantity.scale", "the label's", 0, 1e9, "above 0")
                        .or("1"),
                decimal(
                                "data.label<numeric>.min",
                                "Quantity.min",
                                "the label's",
                                -1e9,
                                1e9,
                                "a row below it is refused")
                        .optional(),
                decimal(
                                "data.label<numeric>.max",
                                "Quantity.max",
                                "the label's",
                                -1e9,
                                1e9,
                                "a row above it is refused")
                        .optional(),
                BundleField.of(
                                Form.FLAG,
                                "data.header",
                                "TabularData.header",
                                "whether line 1 names the columns; then others are passed over, else columns stand in order, the label last")
                        .or("true"),
                text("data.separator", "TabularData.separator", 1, "between fields")
                        .or(","),
                list("data.missing", "TabularData.missing", 16, "texts that mean no value, besides the empty one")
                        .optional());
    }

    static List<BundleField> images() {
        return List.of(
                whole("data.height", "ImageData.height", "pixels", 1, 1_024, "rows"),
                whole("data.width", "ImageData.width", "pixels", 1, 1_024, "columns"),
                whole(
                                "data.channels",
                                "ImageData.channels",
                                "channels",
                                1,
                                16,
                                "1 is grey, 3 is colour. A row of a CSV file, which has no header, is all pixels of the first channel, row by row, then those of the next, then the label")
                        .or("1"),
                whole("data.classes", "ImageData.classCount", "classes", 2, 1_000, "labels are 0 to classes − 1"),
                whole(
                                "data.maxValue",
                                "ImageData.maxValue",
                                "",
                                1,
                                65_535,
                                "a pixel p from 0 to it becomes p / maxValue")
                        .or("255"));
    }

    static List<BundleField> sequences() {
        return List.of(
                list(
                        "data.columns",
                        "SequenceData.rows",
                        4_096,
                        "this and the label, `header`, `separator` and `missing` are those of a table, for one row, that is "
                                + "one step; an example's label is that of its last row"),
                whole("data.steps", "SequenceData.steps", "rows", 2, 4_096, "of one example"),
                whole(
                                "data.stride",
                                "SequenceData.stride",
                                "rows",
                                1,
                                4_096,
                                "from the begin of an example to that of the next; below `steps` examples overlap, and "
                                        + "what is tested was partly trained on")
                        .or(BundleField.OWN_STEPS),
                text(
                                "data.series",
                                "SequenceData.series",
                                128,
                                "the column whose text names a row's series; no example spans two, and a series' rows "
                                        + "stand together; left out, a file is one series")
                        .optional());
    }
}
