package io.flock.sdk.connection;

import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into the same tree as JSON. Built from the parser's events, so that no tag can name a class;
 * aliases are refused, because a few lines of them stand for a tree of any size.
 */
final class YamlTree {
    private final String source;
    private final Iterator<Event> events;

    private YamlTree(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /** @throws FlockException CONFIGURATION_INVALID, naming {@code source} */
    static JsonTree read(String source, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(source).build();
        try {
            return new YamlTree(source, new Parse(settings).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw JsonTree.invalid(source + " is not YAML: "
                    + String.valueOf(e.getMessage()).replace('|', '/').replaceAll("\\s+", " "));
        }
    }

    private JsonTree document() {
        next(Event.ID.StreamStart);
        next(Event.ID.DocumentStart);
        Object value = value(events.next(), 0);
        next(Event.ID.DocumentEnd);
        next(Event.ID.StreamEnd);
        return JsonTree.of(source, value);
    }

    private void next(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw JsonTree.invalid(
                    source + " is not one YAML document: " + event.getEventId() + " where " + expected + " belongs");
        }
    }

    private Object value(Event event, int depth) {
        if (depth > JsonTree.MAX_DEPTH) {
            throw JsonTree.invalid(source + " is nested deeper than " + JsonTree.MAX_DEPTH + " levels");
        }
        return switch (event.getEventId()) {
            case Scalar -> ((ScalarEvent) event).getValue();
            case MappingStart -> mapping(depth);
            case SequenceStart -> sequence(depth);
            case Alias ->
                throw JsonTree.invalid(source + " uses the alias *"
                        + ((NodeEvent) event).getAnchor().map(Object::toString).orElse("") + "; write the value out");
            default -> throw JsonTree.invalid(source + " has a " + event.getEventId() + " where a value belongs");
        };
    }

    private Map<String, Object> mapping(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw JsonTree.invalid(source + " has a key that is no text");
            }
            if (fields.put(key.getValue(), value(events.next(), depth + 1)) != null) {
                throw JsonTree.invalid(source + " has a key twice: " + key.getValue());
            }
        }
        return fields;
    }

    private List<Object> sequence(int depth) {
        List<Object> elements = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            elements.add(value(event, depth + 1));
        }
        return elements;
    }
}
