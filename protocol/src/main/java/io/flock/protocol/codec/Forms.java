package io.flock.protocol.codec;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Finds the form of a type; the only types with a form are those named here. */
final class Forms {
    /** Forms are derived from the class alone, so that remembering them changes nothing. */
    private static final ClassValue<Form> OF_CLASS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return derive(type);
        }
    };

    private Forms() {}

    static Form of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    private static Form derive(Class<?> type) {
        if (type.isAnnotationPresent(TextForm.class)) {
            return TextValueForm.of(type);
        }
        if (type.isAnnotationPresent(IntegerForm.class)) {
            return IntegerValueForm.of(type);
        }
        if (type.isEnum()) {
            return EnumForm.of(type);
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type == String.class || type == Integer.class || type == Long.class || type == Boolean.class) {
            return of(type, Object.class);
        }
        throw new IllegalArgumentException(type + " has no JSON form");
    }

    private static Form record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordField> fields = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            boolean optional = component.getType() == Optional.class;
            Type content = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
            fields.add(new RecordField(
                    component.getName(),
                    i,
                    optional,
                    of(content, component),
                    Reflected.method(type, component.getName())));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordForm(constructor, StateDocument.class.isAssignableFrom(type), fields);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Form of(Type type, AnnotatedElement place) {
        Limit limit = place.getAnnotation(Limit.class);
        int most = limit == null ? Limit.DEFAULT : limit.value();
        Range range = place.getAnnotation(Range.class);
        if (type == String.class) {
            return new StringForm(most);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanForm();
        }
        if (type == int.class || type == Integer.class) {
            return range == null
                    ? new IntegralForm(false, 0, Integer.MAX_VALUE)
                    : new IntegralForm(false, range.min(), Math.min(range.max(), Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return range == null
                    ? new IntegralForm(true, 0, Range.MAX_EXACT)
                    : new IntegralForm(true, range.min(), range.max());
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new ListForm(ofItem(argument(generic, 0)), most);
            }
            if (generic.getRawType() == SortedMap.class) {
                return new MapForm(
                        TextValueForm.of((Class<?>) argument(generic, 0)), ofItem(argument(generic, 1)), most);
            }
        }
        if (type instanceof Class<?> named) {
            return of(named);
        }
        throw new IllegalArgumentException(type + " at " + place + " has no JSON form");
    }

    /** Entries of lists and maps carry no annotations of their own. */
    private static Form ofItem(Type type) {
        return of(type, Object.class);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
