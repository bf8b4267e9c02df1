package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What is done to the disk so that it lasts. Each call returns once its effect is safe, and none is ever tried again after it
 * failed.
 *
 * <p>Streams are used rather than channels because Jenkins interrupts threads, and an interrupt closes a channel.
 */
interface Disk {

    Disk REAL = new Real();

    /** Puts bytes behind the end of a file, with one write and one force. */
    void append(Path file, byte[] bytes) throws IOException;

    /** Makes a file that holds these bytes. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Cuts a file off after so many bytes. */
    void truncate(Path file, long length) throws IOException;

    /** Makes the names in a directory last. */
    void forceNames(Path directory) throws IOException;

    /** The disk of this machine. */
    final class Real implements Disk {

        @Override
        public void append(Path file, byte[] bytes) throws IOException {
            write(file, bytes, true);
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            write(file, bytes, false);
        }

        private static void write(Path file, byte[] bytes, boolean append) throws IOException {
            try (FileOutputStream out = new FileOutputStream(file.toFile(), append)) {
                out.write(bytes);
                out.getFD().sync();
            }
        }

        @Override
        public void truncate(Path file, long length) throws IOException {
            try (RandomAccessFile facts = new RandomAccessFile(file.toFile(), "rw")) {
                facts.setLength(length);
                facts.getFD().sync();
            }
        }

        /** Windows has no such call; its file systems log their metadata themselves. */
        @Override
        public void forceNames(Path directory) throws IOException {
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Uninterrupted.write(() -> force(directory));
            }
        }

        private static void force(Path directory) throws IOException {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
