package io.flock.protocol.codec;

import io.flock.protocol.error.FlockException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls into our own records; a refusal comes out as it was thrown. */
final class Reflected {
    private Reflected() {}

    static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            Method method = type.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " lacks " + name, e);
        }
    }

    static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw refusal(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object construct(Constructor<?> constructor, Object[] arguments, String path) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof FlockException refused ? refused.at(path) : refusal(e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException refusal(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
    }
}
