package io.flock.testnet.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Makes the clock of one Java process wrong, as {@link Instant#now()} tells it, without the machine's. */
public final class ShiftedClock {
    private static final String SECONDS = "flock.test.clock.shift";

    private ShiftedClock() {}

    /** Options by which a Java machine with this program's class path starts with a clock that is off. */
    static List<String> options(Path folder, Duration off) {
        return List.of("-javaagent:" + agent(folder), "-D" + SECONDS + "=" + off.toSeconds());
    }

    /** An archive with nothing but the name of this class. */
    private static Path agent(Path folder) {
        Path jar = folder.resolve("clock.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", ShiftedClock.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(out, manifest)) {
            archive.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** Called by the Java machine before the program begins. */
    public static void premain(String arguments, Instrumentation machine) throws UnmodifiableClassException {
        machine.addTransformer(new Transformer(Long.getLong(SECONDS)), true);
        machine.retransformClasses(Instant.class);
    }

    /** Adds so many seconds to what {@code Instant.now()} returns. */
    private record Transformer(long seconds) implements ClassFileTransformer {
        private static final String INSTANT = "java/time/Instant";

        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
            if (!INSTANT.equals(name)) {
                return bytes;
            }
            ClassWriter changed = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            new ClassReader(bytes).accept(new ShiftedInstant(changed, seconds), 0);
            return changed.toByteArray();
        }
    }

    private static final class ShiftedInstant extends ClassVisitor {
        private final long seconds;

        ShiftedInstant(ClassVisitor next, long seconds) {
            super(Opcodes.ASM9, next);
            this.seconds = seconds;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals("now") || !descriptor.startsWith("()")) {
                return method;
            }
            return new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.ARETURN) {
                        super.visitLdcInsn(seconds);
                        super.visitMethodInsn(
                                Opcodes.INVOKEVIRTUAL,
                                Transformer.INSTANT,
                                "plusSeconds",
                                "(J)L" + Transformer.INSTANT + ";",
                                false);
                    }
                    super.visitInsn(opcode);
                }
            };
        }
    }
}
