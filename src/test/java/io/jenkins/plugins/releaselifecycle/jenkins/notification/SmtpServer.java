package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mail server that keeps what it takes, on this machine alone. */
final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    SmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "mail server of a test");
        serving.setDaemon(true);
        serving.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    void refuse(String address) {
        refused.add(address);
    }

    void accept(String address) {
        refused.remove(address);
    }

    void breakDown(boolean down) {
        broken = down;
    }

    /** What was taken since the last time that somebody asked. */
    List<MimeMessage> take() {
        List<String> messages = new ArrayList<>();
        taken.drainTo(messages);
        return messages.stream().map(SmtpServer::parsed).toList();
    }

    /** The next one, which is on its way. */
    MimeMessage awaitMail() throws InterruptedException {
        String next = taken.poll(1, TimeUnit.MINUTES);
        if (next == null) {
            throw new AssertionError("No mail came");
        }
        return parsed(next);
    }

    private static MimeMessage parsed(String raw) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, broken ? "421 closed today" : "220 test");
        for (String line = in.readLine(); line != null && !broken; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("DATA")) {
                say(client, "354 go on");
                taken.add(message(in));
                say(client, "250 taken");
            } else if (command.startsWith("RCPT") && refused.stream().anyMatch(line::contains)) {
                say(client, "550 nobody");
            } else if (command.startsWith("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 well");
            }
        }
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return message.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
