package io.flock.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A disk of a process that dies at its n-th step, in the middle of what it writes; knows what a power failure leaves. */
public final class CutDisk implements Disk {
    private final Map<Object, Long> forced = new HashMap<>();
    private Optional<Path> replaced = Optional.empty();
    private int left;

    /** Dies after so many steps. */
    public CutDisk(int steps) {
        left = steps;
    }

    /** Whether it has died. */
    public boolean isCut() {
        return left < 0;
    }

    private void step() throws IOException {
        if (left-- <= 0) {
            left = -1;
            throw new IOException("the process is dead");
        }
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        step();
        FileChannel real = Disk.real().open(file);
        forced.putIfAbsent(key(file), real.size());
        return new Cut(real, key(file));
    }

    private static Object key(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    @Override
    public void replace(Path fresh, Path file) throws IOException {
        step();
        Path before = file.resolveSibling("before");
        Files.deleteIfExists(before);
        Files.createLink(before, file);
        Disk.real().replace(fresh, file);
        replaced = Optional.of(before);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        step();
        Disk.real().forceNames(folder);
        replaced = Optional.empty();
    }

    /**
     * Leaves of a file what was brought to the disk.
     *
     * @param undone whether a name that was not brought there is lost too
     */
    public void loseUnforced(Path file, boolean undone) throws IOException {
        if (undone && replaced.isPresent()) {
            Files.move(replaced.get(), file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel real = FileChannel.open(file, StandardOpenOption.WRITE)) {
            real.truncate(forced.getOrDefault(key(file), real.size()));
        }
    }

    private final class Cut extends FullDisk {
        private final Object key;

        Cut(FileChannel real, Object key) {
            super(real, Long.MAX_VALUE);
            this.key = key;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            try {
                step();
            } catch (IOException e) {
                super.write(source.slice().limit(source.remaining() / 2));
                throw e;
            }
            return super.write(source);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            step();
            return super.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            step();
            super.force(metaData);
            forced.put(key, size());
        }
    }
}
