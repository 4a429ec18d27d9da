package io.flock.client.cli.output;

import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** A record for people, a line per value under the name that its JSON has. */
public final class RecordLines {
    private final Table table = new Table("NAME", "VALUE");

    private RecordLines() {}

    /** Amounts in FLOCK, shares in percent; records within have their name before a point; what is absent has no line. */
    public static List<String> of(Record record) {
        RecordLines lines = new RecordLines();
        lines.add("", record);
        return lines.table.lines();
    }

    private void add(String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = prefix + component.getName();
            Object value = value(record, component);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> add(name, present));
            } else {
                add(name, value);
            }
        }
    }

    private void add(String name, Object value) {
        if (value instanceof Amount amount) {
            table.row(name, amount.toString());
        } else if (value instanceof Millionths share) {
            table.row(name, Fractions.percent(share.value()));
        } else if (value instanceof Record inner) {
            add(name + ".", inner);
        } else {
            table.row(name, value + (name.endsWith("Seconds") ? " s" : ""));
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record's component can't be read: " + component, e);
        }
    }
}
