package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns facts into lines and lines into facts, as {@code docs/ledger-format.md} describes. */
final class LineCodec {

    /** Version of the file format that is written. */
    static final int FORMAT = 2;

    private static final int UNSEALED_FORMAT = 1;

    private static final LineFrame SEALED = LineFrame.sealed("release-lifecycle/ledger/2");
    private static final LineFrame UNSEALED = LineFrame.unsealed("release-lifecycle/ledger/1");

    /** Reads what is not made into a fact: the members of an entry are told apart, and what is in them is only walked over. */
    private static final JsonFactory PLAIN = new JsonFactory();

    /** The members of an entry, and what each begins with. */
    private enum Member {
        ACTOR(JsonToken.START_OBJECT),
        ANCHORS(JsonToken.VALUE_NUMBER_INT),
        AT(JsonToken.VALUE_STRING),
        FACT(JsonToken.START_OBJECT),
        FORMAT(JsonToken.VALUE_NUMBER_INT),
        LEDGER(JsonToken.VALUE_STRING),
        PREVIOUS(JsonToken.VALUE_STRING),
        SCHEMA(JsonToken.VALUE_NUMBER_INT),
        SEQUENCE(JsonToken.VALUE_NUMBER_INT),
        TYPE(JsonToken.VALUE_STRING);

        static final Map<String, Member> NAMED = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(
                        member -> member.name().toLowerCase(Locale.ROOT), Function.identity()));

        private final JsonToken token;

        Member(JsonToken token) {
            this.token = token;
        }
    }

    private final FactCodec facts = new FactCodec();

    /**
     * The members of an entry in the order in which they are written; alphabetical, so that JSON tools agree.
     *
     * @param anchors number of anchors that there were when it was written; {@code null} in format 1
     */
    private record Entry(
            Actor actor,
            Long anchors,
            Instant at,
            JsonNode fact,
            int format,
            String ledger,
            String previous,
            int schema,
            long sequence,
            String type) {}

    /** The members of an entry that say where its line belongs. */
    record Place(int format, String ledger, String previous, long sequence, String type, int schema, long anchors) {}

    /**
     * A line that belongs where it stands.
     *
     * @param type kind of its fact
     * @param anchors number of anchors that there were when it was written
     * @param sealed whether it was sealed with the key
     */
    record Verified(int format, String hash, String type, long anchors, boolean sealed) {}

    /** A fact, and what was found out about its line. */
    record Decoded(RecordedFact fact, Verified line) {}

    /**
     * @param anchors number of anchors that there are
     * @throws InvalidInputException where it is more than a line may have
     */
    LineFrame.Closed encode(LedgerId ledger, RecordedFact recorded, String previousHash, long anchors, Seal seal) {
        FactType type = FactType.of(recorded.fact());
        Entry entry = new Entry(
                recorded.actor(),
                anchors,
                recorded.at(),
                facts.tree(recorded.fact()),
                FORMAT,
                ledger.hex(),
                previousHash,
                type.schema(),
                recorded.sequence(),
                type.wireName());
        try {
            LineFrame.Closed line = SEALED.close(facts.bytes(entry), seal);
            if (line.line().length > LineSource.LONGEST_LINE) {
                throw new InvalidInputException(
                        Message.of(LineCodec.class, "line.too-much", line.line().length, LineSource.LONGEST_LINE));
            }
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fact that cannot be written: " + recorded, e);
        }
    }

    /**
     * What a line says of itself, once its hash was proved to be right; whether it belongs where it stands is for {@link #verify} to say.
     * Either it or the damage is there.
     */
    record Inspected(LineFrame frame, Place place, String hash, boolean sealed, DamagedLineException damage) {}

    /**
     * Looks at a line by itself, without making a fact of it. Lines can be looked at by several threads at once.
     *
     * @param line without its line feed
     * @param seal {@code null} where there is no key to look with
     */
    Inspected inspect(byte[] line, Seal seal) {
        try {
            LineFrame frame = frame(line);
            LineFrame.Opened opened = frame.open(line);
            boolean sealed = seal != null && frame.isSealedBy(seal, opened);
            return new Inspected(frame, place(opened), opened.hash(), sealed, null);
        } catch (DamagedLineException e) {
            return new Inspected(null, null, null, false, e);
        }
    }

    /**
     * Proves that a line that was inspected belongs where it stands.
     *
     * @throws DamagedLineException where it does not
     */
    static Verified verify(Inspected line, LedgerId ledger, long sequence, String previousHash)
            throws DamagedLineException {
        if (line.damage() != null) {
            throw line.damage();
        }
        Place place = line.place();
        requirePlace(place, line.frame(), ledger, sequence, previousHash);
        return new Verified(place.format(), line.hash(), place.type(), place.anchors(), line.sealed());
    }

    /**
     * Reads one line and proves that it belongs where it stands.
     *
     * @param line without its line feed
     * @param seal {@code null} where there is no key to look with
     * @throws DamagedLineException where it does not
     */
    Decoded decode(byte[] line, LedgerId ledger, long sequence, String previousHash, Seal seal)
            throws DamagedLineException {
        LineFrame frame = frame(line);
        LineFrame.Opened opened = frame.open(line);
        Entry entry = entry(opened);
        long anchors = entry.anchors() == null ? 0 : entry.anchors();
        Place place = new Place(
                entry.format(),
                entry.ledger(),
                entry.previous(),
                entry.sequence(),
                entry.type(),
                entry.schema(),
                anchors);
        requirePlace(place, frame, ledger, sequence, previousHash);
        boolean sealed = seal != null && frame.isSealedBy(seal, opened);
        try {
            return new Decoded(
                    new RecordedFact(sequence, entry.at(), entry.actor(), fact(entry)),
                    new Verified(place.format(), opened.hash(), place.type(), anchors, sealed));
        } catch (InvalidInputException e) {
            throw new DamagedLineException(e.reason());
        }
    }

    private static LineFrame frame(byte[] line) {
        return SEALED.isOf(line) ? SEALED : UNSEALED;
    }

    private static void requirePlace(Place place, LineFrame frame, LedgerId ledger, long sequence, String previous)
            throws DamagedLineException {
        if (place.format() != (frame == SEALED ? FORMAT : UNSEALED_FORMAT)) {
            throw damaged("line.format", place.format(), FORMAT);
        }
        if (!ledger.hex().equals(place.ledger())) {
            throw new DamagedLineException(
                    LedgerException.Kind.FOREIGN,
                    Message.of(LineCodec.class, "line.foreign", Shown.of(String.valueOf(place.ledger()))));
        }
        if (place.sequence() != sequence) {
            throw damaged("line.sequence", sequence, place.sequence());
        }
        if (!previous.equals(place.previous())) {
            throw damaged("line.previous");
        }
    }

    private Entry entry(LineFrame.Opened opened) throws DamagedLineException {
        try {
            Entry entry = facts.read(opened, Entry.class);
            if (entry == null
                    || entry.actor() == null
                    || entry.at() == null
                    || entry.type() == null
                    || entry.schema() < 1
                    || entry.anchors() == null && entry.format() != UNSEALED_FORMAT) {
                throw damaged("line.incomplete");
            }
            return entry;
        } catch (IOException e) {
            throw damaged("line.json");
        }
    }

    private static Place place(LineFrame.Opened opened) throws DamagedLineException {
        int format = 0;
        String ledger = null;
        String previous = null;
        long sequence = 0;
        String type = null;
        int schema = 0;
        long anchors = 0;
        Set<Member> missing = EnumSet.allOf(Member.class);
        try (JsonParser parser = PLAIN.createParser(opened.line(), opened.from(), opened.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw damaged("line.json");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                Member member = Member.NAMED.get(name);
                if (member == null || parser.nextToken() != member.token || !missing.remove(member)) {
                    throw damaged("line.json");
                }
                switch (member) {
                    case FORMAT -> format = parser.getIntValue();
                    case LEDGER -> ledger = parser.getText();
                    case PREVIOUS -> previous = parser.getText();
                    case SEQUENCE -> sequence = parser.getLongValue();
                    case TYPE -> type = parser.getText();
                    case SCHEMA -> schema = parser.getIntValue();
                    case ANCHORS -> anchors = parser.getLongValue();
                    case ACTOR, AT, FACT -> parser.skipChildren();
                }
            }
            if (!parser.hasToken(JsonToken.END_OBJECT) || parser.nextToken() != null) {
                throw damaged("line.json");
            }
        } catch (IOException e) {
            throw damaged("line.json");
        }
        missing.remove(Member.FACT);
        if (format == UNSEALED_FORMAT) {
            missing.remove(Member.ANCHORS);
        }
        if (!missing.isEmpty()) {
            throw damaged("line.incomplete");
        }
        return new Place(format, ledger, previous, sequence, type, schema, anchors);
    }

    private Fact fact(Entry entry) {
        if (entry.fact() == null || entry.fact().isNull() || !FactCodec.knows(entry.type(), entry.schema())) {
            return FactCodec.notUnderstood(entry.type(), entry.schema());
        }
        try {
            return facts.fact(entry.type(), entry.schema(), entry.fact());
        } catch (JsonProcessingException e) {
            // The line is what was written, so a newer product wrote more than this one knows.
            return FactCodec.notUnderstood(entry.type(), entry.schema());
        }
    }

    private static DamagedLineException damaged(String key, Serializable... arguments) {
        return new DamagedLineException(Message.of(LineCodec.class, key, arguments));
    }
}
