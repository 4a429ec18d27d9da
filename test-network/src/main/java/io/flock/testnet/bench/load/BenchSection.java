package io.flock.testnet.bench.load;

import com.google.gson.JsonElement;
import java.util.List;

/** Figures of one kind, for people and for programs. */
public interface BenchSection {
    /** The field of the JSON that it is. */
    String name();

    /** For programs. */
    JsonElement json();

    /** For people, headings first. */
    List<String> lines();
}
